// Kills a random process with SIGKILL at set times, and records which process was killed when.
import { setTimeout as wait } from 'node:timers/promises';
import type { KeptProcess } from '../../support/deployment/keep-process.js';

export interface Kill {
  /** In milliseconds, by `performance.now`. */
  at: number;
  role: KeptProcess['role'];
  pid: number;
}

export interface KillOptions {
  everyMs: number;
  /**
   * The minimum duration of the killing. Processes start slowly on a busy machine, so it continues until
   * there are `atLeast` kills.
   */
  forMs: number;
  atLeast: number;
}

/**
 * Only kills processes that have started, so that each kill interrupts work. Waits if no process has started.
 */
export async function killAtRandom(
  processes: readonly KeptProcess[],
  { everyMs, forMs, atLeast }: KillOptions,
): Promise<Kill[]> {
  const kills: Kill[] = [];
  const until = performance.now() + forMs;
  while (performance.now() < until || kills.length < atLeast) {
    await wait(everyMs);
    const ready = processes.filter((one) => one.isReady());
    const victim = ready[Math.floor(Math.random() * ready.length)];
    if (!victim) {
      await Promise.race(processes.map((one) => one.ready()));
      continue;
    }
    kills.push({ at: performance.now(), role: victim.role, pid: victim.pid() });
    victim.kill();
  }
  return kills;
}
