// Where the files of a run of the tests are: in memory, where the machine has enough of it. On a disk, most of the time of a
// test on a database of its own goes into making that database.
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NAME = 'ctac-tests-';
/** A container has 64 MB unless it was given more. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/** Undefined where there is not enough memory. The folder goes with this process. */
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

/** Of runs that were killed. */
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
