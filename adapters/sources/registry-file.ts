import { readFileSync } from 'node:fs';
import { readSourceRegistry, type SourceRegistry } from '../../ingest/model/source-registry.js';
import { sourcesWording } from './wording.js';

/** If the list cannot be read, the pages still work, and so do the sources that editors added. */
export function readRegistryFile(file: string): SourceRegistry {
  try {
    return readSourceRegistry(readFileSync(file, 'utf8'), file);
  } catch (error) {
    return { sources: [], problems: [problemWith(file, error)] };
  }
}

function problemWith(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const { absent, isFolder, noPermission, unread } = sourcesWording.registry;
  const known = { ENOENT: absent, EISDIR: isFolder, EACCES: noPermission }[code];
  return known?.(file) ?? unread(file, code);
}
