// Deletes unencrypted copies of the store left by a backup, restore or restore drill that was killed.
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const COPY = /^(?:backup-(?<backup>\d+)\.partial|drill-(?<drill>\d+)-|store\.sqlite\.restoring)/u;
/**
 * No backup, restore or drill takes longer than this. We delete older copies even if the process id in the name is
 * in use, because a different process may have been given that id.
 */
const LONGEST_MS = 24 * 3_600_000;

/** The name contains the process id, so that we can tell whether that process is still running. */
export const backupName = (): string => `backup-${process.pid}.partial`;
export const drillPrefix = (): string => `drill-${process.pid}-`;

export function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const copy = COPY.exec(name);
    // A restore has no process id in the name of its copy.
    const pid = Number(copy?.groups?.['backup'] ?? copy?.groups?.['drill']);
    const path = join(dataDir, name);
    if (copy && ((pid && !isRunning(pid)) || isOld(path))) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * The name of a drill's database on PostgreSQL. It contains the time in seconds, because we cannot tell
 * whether a process on another machine is still running.
 */
export const drillDatabase = (now = Date.now()): string =>
  `ctac_drill_${Math.floor(now / 1_000)}_${randomBytes(5).toString('hex')}`;

export function isLeftDatabase(name: string): boolean {
  const [, seconds] = /^ctac_drill_(\d+)_[0-9a-f]+$/.exec(name) ?? [];
  return seconds !== undefined && Date.now() - Number(seconds) * 1_000 > LONGEST_MS;
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
    // EPERM means that the process is running, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
