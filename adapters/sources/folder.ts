// Reads a folder of guidance files, and its corpus.json if it has one.
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { InputFailure } from '../../knowledge/model/errors.js';
import type { ReadFolder, SourceFile } from '../../ingest/model/ports.js';
import { sourcesWording } from './wording.js';

const CATALOGUE = 'corpus.json';

/**
 * Lists files in a fixed order. Leaves out hidden files, and does not follow links to places outside the
 * folder.
 */
export const readFolder: ReadFolder = async (folder) => {
  const root = resolve(folder);
  const entries = await reading(folder, () => readdir(root, { recursive: true, withFileTypes: true }));
  const files: SourceFile[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path);
    if (!entry.isFile() || name === CATALOGUE || name.split(/[/\\]/).some((part) => part.startsWith('.')))
      continue;
    const { size } = await reading(path, () => stat(path));
    files.push({ name, bytes: size, read: () => reading(path, () => readFile(path)) });
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const catalogue = entries.some(
    (entry) => entry.isFile() && entry.name === CATALOGUE && entry.parentPath === root,
  );
  if (!catalogue) return { files };
  const path = join(root, CATALOGUE);
  return { files, catalogue: await reading(path, () => readFile(path, 'utf8')) };
};

async function reading<T>(place: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new InputFailure(...sourcesWording.folderUnread(place), { cause });
  }
}
