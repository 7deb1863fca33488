// Keeps the files of DATA_DIR to the user that the service runs as: they hold what people wrote.
import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const OTHERS = 0o077;
/** Windows has rights of another kind; a folder there takes those of the one above it. */
const HAS_MODES = process.platform !== 'win32';

/** Files that this process and its children make from now on are readable by their owner alone. */
export function makeFilesPrivate(): void {
  if (HAS_MODES) process.umask(OTHERS);
}

/** Makes the folder, and takes everyone else's rights from what is in it. What belongs to another user stays as it is. */
export function keepPrivate(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (const { path, mode } of openToOthers(dataDir)) {
    try {
      chmodSync(path, mode & ~OTHERS);
    } catch (error) {
      // `doctor` names what could not be changed; the service can still use it.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    }
  }
}

/** Files and folders that other users of this machine can read or change. */
export function openToOthers(dataDir: string): { path: string; mode: number }[] {
  if (!HAS_MODES) return [];
  const inside = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(dataDir, name),
  );
  return [dataDir, ...inside].flatMap((path) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found || found.isSymbolicLink() || !(found.mode & OTHERS)) return [];
    return [{ path, mode: found.mode & 0o777 }];
  });
}
