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
 * Whether a worker on this machine has died. False if this is uncertain, because another program may now have
 * the same process ID. The worker's lease expires anyway.
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
    // The process is running, but belongs to another user, so we may not signal it.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
