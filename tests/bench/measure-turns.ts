// Measures the longest time that the event loop is blocked.
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const TICK_MS = 1;

export interface Turns<T> {
  done: T;
  /**
   * The longest time that the event loop was blocked, minus the time when other programs used the processors.
   */
  heldMs: number;
  /**
   * The longest time that the event loop was blocked, including time when other programs used the processors.
   */
  waitingMs: number;
  tookMs: number;
}

export async function measureTurns<T>(work: () => Promise<T>): Promise<Turns<T>> {
  let [heldMs, waitingMs] = [0, 0];
  let last = { at: performance.now(), waited: waitedMs() };
  const ticking = setInterval(() => {
    const now = { at: performance.now(), waited: waitedMs() };
    const took = now.at - last.at - TICK_MS;
    waitingMs = Math.max(waitingMs, took);
    heldMs = Math.max(heldMs, took - (now.waited - last.waited));
    last = { at: performance.now(), waited: now.waited };
  }, TICK_MS);
  const start = performance.now();
  const done = await work();
  const tookMs = Math.round(performance.now() - start);
  await wait(20);
  clearInterval(ticking);
  return { done, heldMs: Math.round(heldMs), waitingMs: Math.round(waitingMs), tookMs };
}

/**
 * Returns how long this thread has waited for a processor, in milliseconds. Only Linux reports this, so
 * elsewhere it is 0.
 */
function waitedMs(): number {
  if (process.platform !== 'linux') return 0;
  const [, waitedNs] = readFileSync('/proc/self/schedstat', 'latin1').split(' ');
  return Number(waitedNs) / 1e6;
}
