// Chooses the folder for the files of a test run: in memory, if there is enough. On a disk, a test with its
// own database spends most of its time creating it.
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NAME = 'ctac-tests-';
/** The minimum free space in memory. The 64 MB that a container has by default is too little. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * Creates the folder, and removes it when this process ends. Returns undefined if there is not enough memory.
 */
export function memoryFolder(memory = MEMORY, enoughBytes = ENOUGH_BYTES): string | undefined {
  if (freeIn(memory) < enoughBytes) return undefined;
  removeLeftOvers(memory);
  const folder = join(memory, `${NAME}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  // Tries again, because servers that are shutting down still write files.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
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
