// Lets only the service's own user read the files in DATA_DIR, because they hold what people wrote.
import { chmodSync, lstatSync, mkdirSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

const OTHERS = 0o077;
/** Errors for a file that belongs to another user, or that another process has just deleted. */
const SKIPPED = new Set(['EPERM', 'EACCES', 'ENOENT']);
/** Windows permissions work differently: a folder inherits its parent's. */
const HAS_MODES = process.platform !== 'win32';

/** From now on, only their owner can read the files that this process and its children create. */
export function makeFilesPrivate(): void {
  if (HAS_MODES) process.umask(OTHERS);
}

/** Creates the folder and removes other users' access to its contents. Files owned by another user stay as they are. */
export function keepPrivate(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (const { path, mode } of openToOthers(dataDir)) {
    try {
      chmodSync(path, mode & ~OTHERS);
    } catch (error) {
      // `doctor` names the files we could not change. The service can still use them.
      if (!SKIPPED.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}

/** Files and folders that other users of this machine can read or change. */
export function openToOthers(dataDir: string): { path: string; mode: number }[] {
  if (!HAS_MODES) return [];
  return [dataDir, ...everythingIn(dataDir)].flatMap((path) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found || found.isSymbolicLink() || !(found.mode & OTHERS)) return [];
    return [{ path, mode: found.mode & 0o777 }];
  });
}

/** Leaves out what is in a folder that we cannot read, such as `lost+found`, or that is being deleted. */
function everythingIn(folder: string): string[] {
  return entriesIn(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...everythingIn(path)] : [path];
  });
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (SKIPPED.has((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
