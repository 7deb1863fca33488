// Kills a random process with SIGKILL at regular intervals, and records each kill.
import { setTimeout as wait } from 'node:timers/promises';
import type { KeptProcess } from '../../support/deployment/keep-process.js';

export interface Kill {
  /** The time of the kill, in milliseconds (from `performance.now`). */
  at: number;
  role: KeptProcess['role'];
  pid: number;
}

export interface KillOptions {
  everyMs: number;
  /**
   * The minimum time to keep killing processes. Processes start slowly on a busy machine, so the kills
   * continue until there have been `atLeast` of them.
   */
  forMs: number;
  atLeast: number;
}

/**
 * Only kills processes that have finished starting, so that each kill interrupts work. If there are none,
 * waits for one.
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
