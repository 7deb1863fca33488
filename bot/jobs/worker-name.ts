// Names workers in a way that lets the next run on the same machine work out which have died.
import { randomUUID } from 'node:crypto';

/**
 * Identifies this run, because after a restart in a container, another process may have the same process ID.
 */
const RUN = randomUUID();

export function workerName(): string {
  return `${process.pid}:${RUN}:${randomUUID()}`;
}

/**
 * True if a worker on this machine has died. False if we cannot be sure, because another program may now have
 * the same process ID. In that case, the worker's lease expires anyway.
 */
export function hasEnded(worker: string): boolean {
  const [number, run] = worker.split(':');
  const pid = Number(number);
  if (!run || run === RUN || !Number.isSafeInteger(pid) || pid <= 0) return false;
  return pid === process.pid || !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process is running but belongs to another user, so we are not allowed to signal it.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
