// Identifies the running software: its version, and a digest of its list of packages.
import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../', import.meta.url);

export const readAtRoot = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');

/** Computed once, because the files that run do not change until the next start. */
let digest: string | undefined;

/** The folders that contain code in the container image. */
const CODE = ['adapters', 'bot', 'ingest', 'knowledge'];

/**
 * A digest of every file that runs, to compare an installation with a checkout. In a checkout, this command
 * gives the same digest:
 * `find adapters bot ingest knowledge -type f | LC_ALL=C sort | xargs sha256sum | sha256sum`.
 */
export function codeDigest(): string {
  digest ??= digestOfCode();
  return digest;
}

function digestOfCode(): string {
  const all = createHash('sha256');
  for (const folder of CODE)
    for (const name of filesIn(folder)) {
      const digest = hash('sha256', readFileSync(new URL(name, ROOT)));
      all.update(`${digest}  ${name}\n`);
    }
  return all.digest('hex');
}

function filesIn(folder: string): string[] {
  const root = fileURLToPath(ROOT);
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

export function softwareInUse(): { name: string; version: string; node: string; lockDigest: string } {
  const { name, version } = JSON.parse(readAtRoot('package.json')) as { name: string; version: string };
  const lockDigest = hash('sha256', readAtRoot('package-lock.json'));
  return { name, version, node: process.versions.node, lockDigest };
}
