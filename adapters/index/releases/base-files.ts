// Handles the files of a base, which is a complete index. Later releases share these files and add one small file
// of changes. Otherwise, each publication would have to write the whole index again.
import { constants } from 'node:fs';
import { copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import { DETAILS, GRAPH, readIndexSum } from '../index-files.js';
import { readSum } from '../packed-file.js';
import { EARLIER_COUNTS, KEYWORDS, SENTENCES } from '../release-files.js';
import { indexWording } from '../wording.js';

const NAMES = [GRAPH, DETAILS, SENTENCES, EARLIER_COUNTS, KEYWORDS];

/** Some may be absent: the vectors may be in a database, and only earlier versions wrote counts. */
async function filesIn(folder: string): Promise<string[]> {
  const held = await readdir(folder).catch((cause: unknown) => {
    throw new IndexFailure(indexWording.noIndex(folder), indexWording.rebuild, { cause });
  });
  return NAMES.filter((name) => held.includes(name));
}

/** Identifies a base by the checksums in its files, which are not checked here. */
export async function baseIn(folder: string): Promise<string> {
  const sums: string[] = [];
  for (const name of await filesIn(folder)) {
    const file = join(folder, name);
    // The details contain the checksum of the graph.
    if (name === GRAPH) continue;
    sums.push(name, name === DETAILS ? await readIndexSum(folder) : await readSum(file));
  }
  return sums.join(' ');
}

/** Returns the same for folders that link to the same files on the disk, until someone writes to one of them. */
async function placeOf(folder: string): Promise<string> {
  const places: unknown[] = [];
  for (const name of await filesIn(folder)) {
    const { dev, ino, size, mtimeMs } = await stat(join(folder, name));
    places.push(name, dev, ino, size, mtimeMs);
  }
  return places.join(' ');
}

/** Links the base's files into `to`. This is safe, because the files are only ever replaced, not written to. */
export async function shareBase(from: string, to: string): Promise<void> {
  const names = await filesIn(from);
  for (const name of NAMES) {
    const target = join(to, name);
    if (!names.includes(name)) {
      await rm(target, { force: true });
      continue;
    }
    const temporary = `${target}.${process.pid}.tmp`;
    try {
      await linkOrCopy(join(from, name), temporary);
      await rename(temporary, target);
    } catch (cause) {
      throw new IndexFailure(...indexWording.fileUnwritten(target), { cause });
    } finally {
      // If both are already the same file, renaming does nothing.
      await rm(temporary, { force: true });
    }
  }
}

/** Copies the file if the file system has no hard links. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    const handle = await open(to, 'r+');
    await handle.sync().finally(() => handle.close());
  }
}

/**
 * Reads the base in a folder. Returns the one that was read last if it is still in use and its files have not
 * changed, so that releases with the same base share one copy in memory.
 */
export function createBaseReader<T extends object>(
  read: (folder: string, content: ReleaseContent) => Promise<T>,
) {
  const heldBy = new WeakMap<ReleaseContent, object>();
  let latest: { place: string; base: WeakRef<T & { id: string }> } | undefined;
  return async (folder: string, content: ReleaseContent): Promise<T & { id: string }> => {
    const place = JSON.stringify([await placeOf(folder), content.release.model]);
    let base = latest?.place === place ? latest.base.deref() : undefined;
    if (!base) {
      const id = await baseIn(folder);
      base = { ...(await read(folder, content)), id };
      // Another process may have replaced some of the files while we read them.
      if ((await baseIn(folder)) !== id) throw new IndexFailure(...indexWording.otherPassages(folder));
      latest = { place, base: new WeakRef(base) };
    }
    heldBy.set(content, base);
    return base;
  };
}
