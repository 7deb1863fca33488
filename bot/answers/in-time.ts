// Gives up on an answer that takes longer than anyone would wait.
import type { BotPorts } from '../model/ports.js';

const DEFAULT_MS = 10 * 60_000;

export function answerDeadlineMs(ports: Pick<BotPorts, 'answerDeadlineMs'>): number {
  return ports.answerDeadlineMs ?? DEFAULT_MS;
}

/** Undefined if the deadline has passed, or passes before `work` ends. What `work` does after that changes nothing. */
export async function inTime<T>(
  ports: Pick<BotPorts, 'answerDeadlineMs' | 'clock'>,
  askedAt: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const leftMs = Date.parse(askedAt) + answerDeadlineMs(ports) - ports.clock().getTime();
  if (leftMs <= 0) return undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), leftMs);
  });
  const working = work();
  // If the work fails later, no one is waiting for it any more.
  working.catch(() => undefined);
  return Promise.race([working, late]).finally(() => clearTimeout(timer));
}
