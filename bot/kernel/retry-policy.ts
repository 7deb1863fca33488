// When a failed job is tried again, and when it is given up.
import { DeliveryFailure, SealingFailure } from '../../knowledge/model/errors.js';
import type { DeliveryFault } from '../../knowledge/model/errors.js';
import type { JobRules } from './run-job.js';
import type { Job } from '../model/tasks/job.js';

const FIRST_DELAY_MS = 500;
/** The next message of a conversation waits for the failed one, so it can be this late. */
const LONGEST_DELAY_MS = 60_000;
const LONGEST_URGENT_DELAY_MS = 15_000;
const WITHOUT_KEY_MS = 30_000;

/**
 * After this many failures, the next message for the place is tried as well: if it arrives, this one was at fault.
 * For about five minutes we blame a busy or failing platform, so that a dialogue keeps its order. An attempt
 * interrupted by a kill counts too, so three kills and one refusal must not be enough.
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
      /** Other jobs of its lane may be tried in the meantime. */
      stepsAside: boolean;
      /** No message is at fault. */
      blamesPlatform: boolean;
    }
  | { do: 'give-up' };

/** `random` is from 0 up to 1: attempts that failed together must not come back together. */
export function judgeFailure(
  { kind, attempts, urgent }: Pick<Job, 'kind' | 'attempts' | 'urgent'>,
  rules: JobRules,
  error: unknown,
  random: number,
): Verdict {
  // The same for every job, until someone puts the key back: none is given up for it.
  if (error instanceof SealingFailure)
    return { do: 'retry', afterMs: WITHOUT_KEY_MS, stepsAside: kind === 'send', blamesPlatform: false };
  const delivery = error instanceof DeliveryFailure ? error : undefined;
  const most = (urgent ? rules.urgentAttempts : undefined) ?? rules.attempts;
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
