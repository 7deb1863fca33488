import type { BotPorts } from '../model/ports.js';

/**
 * Returns undefined if the deadline passes before `work` finishes. The result of `work` is then ignored, and
 * `isOver` returns true, so that `work` shows nothing more.
 */
export async function inTime<T>(
  { answerDeadlineMs, clock }: Pick<BotPorts, 'answerDeadlineMs' | 'clock'>,
  askedAt: string,
  work: (isOver: () => boolean) => Promise<T>,
): Promise<T | undefined> {
  const leftMs = Date.parse(askedAt) + answerDeadlineMs - clock().getTime();
  if (leftMs <= 0) return undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), leftMs);
  });
  let isOver = false;
  const working = work(() => isOver);
  // The caller may have stopped waiting, so a late failure must not become an unhandled rejection.
  working.catch(() => undefined);
  return Promise.race([working, late]).finally(() => {
    clearTimeout(timer);
    isOver = true;
  });
}
