// Reads a folder of guidance files, and its corpus.json where there is one.
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { InputFailure } from '../../knowledge/errors.js';
import type { ReadFolder, SourceFile } from '../../ingest/ports.js';

const CATALOGUE = 'corpus.json';

/** Names in a stable order; hidden files are left out, and links to places outside the folder are not followed. */
export const readFolder: ReadFolder = async (folder) => {
  const root = resolve(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new InputFailure(`The folder ${folder} cannot be read.`, 'Check the path and the rights on it.', {
      cause,
    });
  });
  const files: SourceFile[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path);
    if (!entry.isFile() || name === CATALOGUE || name.split(/[/\\]/).some((part) => part.startsWith('.')))
      continue;
    files.push({ name, bytes: (await stat(path)).size, read: () => readFile(path) });
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const catalogue = entries.some(
    (entry) => entry.isFile() && entry.name === CATALOGUE && entry.parentPath === root,
  );
  return catalogue ? { files, catalogue: await readFile(join(root, CATALOGUE), 'utf8') } : { files };
};
