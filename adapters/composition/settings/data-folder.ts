// Makes the files in DATA_DIR readable only by the service's own user, because they contain people's
// messages.
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { checksWording } from '../../cli/wording/checks-wording.js';
import { settingsWording as said } from '../wording/settings-wording.js';
import type { Settings } from './environment-settings.js';

const { dataFolder: checks } = checksWording;

const OTHERS = 0o077;
/** Errors to ignore: the file belongs to another user, or another process has just deleted it. */
const SKIPPED = new Set(['EPERM', 'EACCES', 'ENOENT']);
/** Windows has no Unix file modes. A folder there inherits its permissions from its parent. */
const HAS_MODES = process.platform !== 'win32';

/** Sets the umask, so that only the owner can read files that this process and its children create. */
export function makeFilesPrivate(): void {
  if (HAS_MODES) process.umask(OTHERS);
}

/** Matches the files and folders that the service makes in DATA_DIR. */
const OURS = /^(?:store\.sqlite|encryption\.key|audit-|erasures\.jsonl|last-backup|releases$|models$|drill-)/;
/** If DATA_DIR is a whole disk, it has this folder from the start. */
const OF_THE_DISK = 'lost+found';

/**
 * Creates the folder and removes other users' access to its contents. Skips files that belong to another
 * user. Throws `ConfigurationFailure` if the folder cannot be created, or seems to be another program's.
 */
export function keepPrivate(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ConfigurationFailure(
      ...said.noDataFolder(dataDir, (cause as NodeJS.ErrnoException).code ?? 'unknown'),
      { cause },
    );
  }
  if (isOfOthers(dataDir)) throw new ConfigurationFailure(...said.sharedDataFolder(dataDir));
  for (const { path, mode } of openToOthers(dataDir)) {
    try {
      chmodSync(path, mode & ~OTHERS);
    } catch (error) {
      // `doctor` lists the files whose permissions could not be changed. The service can still use them.
      if (!SKIPPED.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}

/**
 * True for a folder such as /srv, which contains other programs' folders and nothing that this service made. Those
 * programs would stop working if we removed their access, and there would be no record of the access they had.
 */
function isOfOthers(dataDir: string): boolean {
  const entries = entriesIn(dataDir);
  const isFolderOfOthers = (entry: Dirent) =>
    entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== OF_THE_DISK;
  return entries.some(isFolderOfOthers) && !entries.some(({ name }) => OURS.test(name));
}

/** For `doctor`. Throws if other users of this machine can read any of it. */
export function lookAtDataFolder({ DATA_DIR }: Pick<Settings, 'DATA_DIR'>): string {
  if (!existsSync(DATA_DIR)) return checks.notCreated(DATA_DIR);
  const open = openToOthers(DATA_DIR);
  if (open.length)
    throw new ConfigurationFailure(
      ...checks.open({ folder: DATA_DIR, count: open.length, example: open[0]!.path }),
    );
  return checks.isPrivate(DATA_DIR);
}

export function openToOthers(dataDir: string): { path: string; mode: number }[] {
  if (!HAS_MODES) return [];
  return [dataDir, ...everythingIn(dataDir)].flatMap((path) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found || found.isSymbolicLink() || !(found.mode & OTHERS)) return [];
    return [{ path, mode: found.mode & 0o777 }];
  });
}

/**
 * Leaves out the contents of folders that cannot be read, such as `lost+found`, or that are being deleted.
 */
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
