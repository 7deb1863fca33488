// When a job that failed is tried again, and when it is given up.
import { DeliveryFailure } from '../../knowledge/errors.js';
import type { JobKind } from './job.js';

/**
 * Somebody waits for an answer, so that a few quick attempts are followed by saying that it failed. A message is worth
 * a whole night of a platform's trouble: fifty attempts, five minutes apart at most, take about four hours.
 */
const MAX_ATTEMPTS: Record<JobKind, number> = {
  'answer-question': 3,
  'open-personal': 5,
  send: 50,
  update: 12,
  recall: 12,
  // An editor looks on; a kill or a store that was away for a moment is no reason to ask them again.
  'edit-guidance': 3,
  // It is enqueued again as long as it is due.
  'look-at-source': 3,
  // Somebody waits: it fails only where the store does, and is never given up.
  attend: Infinity,
};

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 5 * 60_000;

export type Verdict = { do: 'retry'; afterMs: number } | { do: 'give-up' };

/** `random` is from 0 up to 1: attempts that failed together must not come back together. */
export function judgeFailure(kind: JobKind, attempts: number, error: unknown, random: number): Verdict {
  const delivery = error instanceof DeliveryFailure ? error : undefined;
  if (delivery?.permanent || attempts >= MAX_ATTEMPTS[kind]) return { do: 'give-up' };
  const backOff = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts - 1, 20));
  const afterMs = Math.round(backOff * (0.5 + random / 2));
  return { do: 'retry', afterMs: Math.max(afterMs, delivery?.retryAfterMs ?? 0) };
}
