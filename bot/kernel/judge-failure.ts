// Decides when a failed job is tried again, and when to give up.
import { DeliveryFailure, SealingFailure, type DeliveryFault } from '../../knowledge/model/errors.js';
import type { JobRules } from './run-job.js';
import { SUSPECT_AFTER, type Job } from '../model/tasks/job.js';

const FIRST_DELAY_MS = 500;
/** The next message in the conversation waits for the failed one, so it may arrive this late too. */
const LONGEST_DELAY_MS = 60_000;
const LONGEST_URGENT_DELAY_MS = 15_000;
const WITHOUT_KEY_MS = 30_000;

/**
 * After this many failures, we also try the next message for the place: if that one arrives, the first message was at
 * fault. For about 5 minutes, we blame a busy or failing platform instead, so that a conversation keeps its order. An
 * attempt also counts if the process was killed during it, so the limit is high enough that 3 kills and 1 refusal do
 * not reach it.
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
      /** True if other jobs in its lane may be tried in the meantime. */
      stepsAside: boolean;
      /** True if the platform is at fault, not a message. */
      blamesPlatform: boolean;
    }
  | { do: 'give-up' };

/** `random` is at least 0 and less than 1. It stops attempts that failed together from being retried together. */
export function judgeFailure(
  { kind, attempts, urgent }: Pick<Job, 'kind' | 'attempts' | 'urgent'>,
  rules: JobRules,
  error: unknown,
  random: number,
): Verdict {
  // Every job fails like this until someone restores the key, so we don't give up on any of them.
  if (error instanceof SealingFailure)
    return { do: 'retry', afterMs: WITHOUT_KEY_MS, stepsAside: kind === 'send', blamesPlatform: false };
  const delivery = error instanceof DeliveryFailure ? error : undefined;
  if (delivery?.permanent || attempts >= mostAttempts(urgent, rules)) return { do: 'give-up' };
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

/** Processes are also killed for reasons that have nothing to do with the job. */
const INTERRUPTIONS_FORGIVEN = 2;
/** A job that sends a message gets far more attempts than this, but its process may not crash more often. */
const MOST_INTERRUPTIONS = 20;

/** True if we must give up a job without running it again. Kinds that are never given up always run. */
export function endsItsProcess(
  { urgent, interrupted }: Pick<Job, 'urgent' | 'interrupted'>,
  rules: JobRules,
): boolean {
  const most = mostAttempts(urgent, rules);
  return most !== Infinity && interrupted >= Math.min(most + INTERRUPTIONS_FORGIVEN, MOST_INTERRUPTIONS);
}

/** Suspects run one at a time, so that one that ends the process does not interrupt the others again. */
export const isSuspect = ({ interrupted }: Pick<Job, 'interrupted'>) => interrupted >= SUSPECT_AFTER;

const mostAttempts = (urgent: boolean, rules: JobRules) =>
  (urgent ? rules.urgentAttempts : undefined) ?? rules.attempts;
