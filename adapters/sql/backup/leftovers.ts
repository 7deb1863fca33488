// Removes the readable copies of the store that a killed backup or drill left behind.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const COPY = /^(?:backup-(?<backup>\d+)\.partial|drill-(?<drill>\d+)-)/u;
/**
 * No backup or drill takes this long. We remove older copies even if a process with the same id is running.
 */
const LONGEST_MS = 24 * 3_600_000;

/** A copy's name starts like this, and contains the id of the process that makes it. */
export const backupName = (): string => `backup-${process.pid}.partial`;
export const drillPrefix = (): string => `drill-${process.pid}-`;

/** Leaves the copies of processes that are still running. */
export function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const { backup, drill } = COPY.exec(name)?.groups ?? {};
    const pid = Number(backup ?? drill);
    const path = join(dataDir, name);
    if (pid && (!isRunning(pid) || isOld(path))) rmSync(path, { recursive: true, force: true });
  }
}

function isOld(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > LONGEST_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // We cannot signal another user's process, but this error means that it is running.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
