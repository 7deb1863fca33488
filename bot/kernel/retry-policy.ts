// When a job that failed is tried again, and when it is given up.
import { DeliveryFailure } from '../../knowledge/model/errors.js';
import type { DeliveryFault } from '../../knowledge/model/errors.js';
import type { Job, JobKind } from '../model/tasks/job.js';

/**
 * Someone waits for an answer, so that a few quick attempts are followed by saying that it failed. A message is worth
 * a whole night of a platform's trouble: 250 attempts, a minute apart at most, take about four hours.
 */
const MAX_ATTEMPTS: Record<JobKind, number> = {
  'answer-question': 3,
  'open-personal': 5,
  send: 250,
  update: 12,
  recall: 12,
  // An editor looks on; a kill or a store that was away for a moment is no reason to ask them again.
  'edit-guidance': 3,
  // It is enqueued again as long as it is due.
  'look-at-source': 3,
  // Someone waits: it fails only where the store does, and is never given up.
  attend: Infinity,
  'return-requests': Infinity,
};
/** The same four hours. */
const MAX_URGENT_SENDINGS = 1_000;

const FIRST_DELAY_MS = 500;
/** The next message of a conversation waits behind the one that failed, so that this is how late it can be. */
const LONGEST_DELAY_MS = 60_000;
const LONGEST_URGENT_DELAY_MS = 15_000;

/**
 * After so many failures the next message of the place is tried as well: if it arrives, the fault was this one's. A
 * platform that is busy or away is held to be at fault for about five minutes, so that a dialogue keeps its order. An
 * attempt that a kill cut short counts too, so that three kills and one refusal must not be enough.
 */
const STEPS_ASIDE_AFTER: Record<DeliveryFault, number> = {
  unclear: 5,
  platform: 10,
  message: Infinity,
  place: Infinity,
};

export type Verdict =
  | {
      do: 'retry';
      afterMs: number;
      /** Others of its lane may be tried meanwhile. */
      stepsAside: boolean;
      /** No message is at fault. */
      blamesPlatform: boolean;
    }
  | { do: 'give-up' };

/** `random` is from 0 up to 1: attempts that failed together must not come back together. */
export function judgeFailure(
  { kind, attempts, urgent }: Pick<Job, 'kind' | 'attempts' | 'urgent'>,
  error: unknown,
  random: number,
): Verdict {
  const delivery = error instanceof DeliveryFailure ? error : undefined;
  const most = kind === 'send' && urgent ? MAX_URGENT_SENDINGS : MAX_ATTEMPTS[kind];
  if (delivery?.permanent || attempts >= most) return { do: 'give-up' };
  const longest = urgent ? LONGEST_URGENT_DELAY_MS : LONGEST_DELAY_MS;
  const backOff = Math.min(longest, FIRST_DELAY_MS * 2 ** Math.min(attempts - 1, 20));
  const afterMs = Math.round(backOff * (0.5 + random / 2));
  return {
    do: 'retry',
    afterMs: Math.max(afterMs, delivery?.retryAfterMs ?? 0),
    blamesPlatform: kind === 'send' && delivery?.fault === 'platform',
    stepsAside: kind === 'send' && attempts >= STEPS_ASIDE_AFTER[delivery?.fault ?? 'unclear'],
  };
}
