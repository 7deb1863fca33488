// Gives up on an answer that takes longer than anyone would wait.
import type { BotPorts } from '../model/ports.js';

/**
 * Undefined if the deadline has passed, or passes before `work` ends. Whatever `work` returns after that is ignored.
 */
export async function inTime<T>(
  { answerDeadlineMs, clock }: Pick<BotPorts, 'answerDeadlineMs' | 'clock'>,
  askedAt: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const leftMs = Date.parse(askedAt) + answerDeadlineMs - clock().getTime();
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
