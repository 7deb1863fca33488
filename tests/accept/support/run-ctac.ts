// Runs the `ctac` command as a person would, in a separate process, and monitors its memory.
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync, readdirSync } from 'node:fs';

export interface Finished {
  code: number | null;
  seconds: number;
  /** The peak memory of the process and all its children. Memory that several of them share counts once. */
  peakMegabytes: number;
  errors: string;
}

export interface RunOptions {
  dataDir: string;
  environment?: NodeJS.ProcessEnv;
  into?: string;
  /** Kills the whole process group with SIGKILL after this many milliseconds. */
  killAfterMs?: number;
}

export function runCtac(args: readonly string[], options: RunOptions): Promise<Finished> {
  const start = performance.now();
  const child = spawn('npm', ['run', '--silent', 'ctac', '--', ...args], {
    env: { ...process.env, ...options.environment, DATA_DIR: options.dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  if (options.into) child.stdout.pipe(createWriteStream(options.into));
  else child.stdout.resume();
  let errors = '';
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, groupMegabytes(child.pid!))), 500);
  if (options.killAfterMs !== undefined) setTimeout(() => killGroup(child.pid!), options.killAfterMs);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearInterval(watch);
      resolve({ code, seconds: (performance.now() - start) / 1000, peakMegabytes: peak, errors });
    });
  });
}

export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The process has already ended.
  }
}

/** The memory of a process group, or 0 if there is no /proc. Shared memory counts once. */
function groupMegabytes(group: number): number {
  let kilobytes = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[2]) !== group) continue;
      kilobytes += Number(
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${entry}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
      );
    } catch {
      // The process ended while we were reading it.
    }
  }
  return kilobytes / 1024;
}
