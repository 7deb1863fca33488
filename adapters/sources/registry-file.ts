import { readFileSync } from 'node:fs';
import { readSourceRegistry, type SourceRegistry } from '../../ingest/model/source-registry.js';

/** If the list cannot be read, the pages still work, and so do the sources that editors added. */
export function readRegistryFile(file: string): SourceRegistry {
  try {
    return readSourceRegistry(readFileSync(file, 'utf8'), file);
  } catch (error) {
    const why = WHY_UNREADABLE[codeOf(error)] ?? codeOf(error);
    const problem = `${file} cannot be read: ${why}. Put the list of sources there, or set SOURCES_FILE to the path of its file. Until then, none of its sources are followed.`;
    return { sources: [], problems: [problem] };
  }
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'the service does not have permission',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
