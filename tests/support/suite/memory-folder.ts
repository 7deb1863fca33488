// Chooses the folder for the files of a test run: in memory, if the machine has enough. On a disk, a test
// with its own database spends most of its time creating that database.
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NAME = 'ctac-tests-';
/** The free space that the folder needs. A container has 64 MB by default, which is too little. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/** Returns undefined if there is not enough memory. The folder is removed when this process ends. */
export function memoryFolder(memory = MEMORY, enoughBytes = ENOUGH_BYTES): string | undefined {
  if (freeIn(memory) < enoughBytes) return undefined;
  removeLeftOvers(memory);
  const folder = join(memory, `${NAME}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function freeIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/** Removes the folders of runs that were killed. */
function removeLeftOvers(memory: string): void {
  for (const name of readdirSync(memory))
    if (name.startsWith(NAME) && !isRunning(Number(name.slice(NAME.length))))
      rmSync(join(memory, name), { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
