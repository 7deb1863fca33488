// Decides when to try a failed job again, and when to give up.
import { DeliveryFailure, SealingFailure, type DeliveryFault } from '../../knowledge/model/errors.js';
import type { JobRules } from './run-job.js';
import { SUSPECT_AFTER, type Job } from '../model/jobs/job.js';

const FIRST_DELAY_MS = 500;
/** Kept short, because later messages in the conversation wait for the failed one. */
const LONGEST_DELAY_MS = 60_000;
const LONGEST_URGENT_DELAY_MS = 15_000;
const WITHOUT_KEY_MS = 30_000;

/**
 * After this many failures, the next message for the same place is tried. If it arrives, the first message
 * was at fault. If the platform is busy or failing, this takes about 5 minutes, so that messages usually stay
 * in order. The limit allows for 3 attempts in which the process was killed, and one refusal.
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
      /** True if other jobs in the same lane may be tried before the retry. */
      stepsAside: boolean;
      blamesPlatform: boolean;
    }
  | { do: 'give-up' };

/** `random` is at least 0 and less than 1. It spreads out retries of jobs that failed together. */
export function judgeFailure(
  { kind, attempts, urgent }: Pick<Job, 'kind' | 'attempts' | 'urgent'>,
  rules: JobRules,
  error: unknown,
  random: number,
): Verdict {
  // Until someone restores the key, every job fails with this error, so never give up.
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

/** A process may also be killed for reasons that have nothing to do with the job. */
const INTERRUPTIONS_FORGIVEN = 2;
/**
 * After a job has ended the process this many times, we give up on it, even if it is allowed far more
 * attempts.
 */
const MOST_INTERRUPTIONS = 20;

/**
 * True if a job should be given up without running it again, because the process has ended too often while
 * running it. Never true for jobs that are retried for ever.
 */
export function endsItsProcess(
  { urgent, interrupted }: Pick<Job, 'urgent' | 'interrupted'>,
  rules: JobRules,
): boolean {
  const most = mostAttempts(urgent, rules);
  return most !== Infinity && interrupted >= Math.min(most + INTERRUPTIONS_FORGIVEN, MOST_INTERRUPTIONS);
}

/**
 * A job that may have caused its process to end. Suspect jobs run one at a time, so that one of them cannot
 * interrupt another.
 */
export const isSuspect = ({ interrupted }: Pick<Job, 'interrupted'>) => interrupted >= SUSPECT_AFTER;

const mostAttempts = (urgent: boolean, rules: JobRules) =>
  (urgent ? rules.urgentAttempts : undefined) ?? rules.attempts;
