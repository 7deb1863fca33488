import { withDeadline } from '../../knowledge/model/with-deadline.js';
import type { BotPorts } from '../model/ports.js';

/**
 * Returns undefined if the deadline passes before `work` finishes. The result of `work` is then ignored, and
 * `isOver` returns true, so that `work` shows nothing more.
 */
export async function beforeAnswerDeadline<T>(
  { answerDeadlineMs, clock }: Pick<BotPorts, 'answerDeadlineMs' | 'clock'>,
  askedAt: string,
  work: (isOver: () => boolean) => Promise<T>,
): Promise<T | undefined> {
  const leftMs = Date.parse(askedAt) + answerDeadlineMs - clock().getTime();
  if (leftMs <= 0) return undefined;
  let isOver = false;
  const working = work(() => isOver);
  return withDeadline(working, leftMs).finally(() => (isOver = true));
}
