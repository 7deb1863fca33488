// Says which software is running: its version, and a digest of its list of packages.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const readAtRoot = (name: string): string =>
  readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');

export function softwareInUse(): { name: string; version: string; node: string; lockDigest: string } {
  const { name, version } = JSON.parse(readAtRoot('package.json')) as { name: string; version: string };
  const lockDigest = createHash('sha256').update(readAtRoot('package-lock.json')).digest('hex');
  return { name, version, node: process.versions.node, lockDigest };
}
