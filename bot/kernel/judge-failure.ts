// Decides when to try a failed job again, and when to give up.
import { DeliveryFailure, SealingFailure, type DeliveryFault } from '../../knowledge/model/errors.js';
import type { JobRules } from './run-job.js';
import { SUSPECT_AFTER, type Job } from '../model/tasks/job.js';

const FIRST_DELAY_MS = 500;
/** Not long, because the conversation's later messages wait for the failed one. */
const LONGEST_DELAY_MS = 60_000;
const LONGEST_URGENT_DELAY_MS = 15_000;
const WITHOUT_KEY_MS = 30_000;

/**
 * After this many failures, tries the next message for the same place: if that one arrives, the first was at
 * fault. A busy or failing platform gets about 5 minutes, so that a conversation keeps its order. Attempts in
 * which the process was killed count too, so the limit is above 3 kills and 1 refusal.
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
      /** Whether other jobs in the same lane may be tried in the meantime. */
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
  // Every job fails like this until someone restores the key, so never give up.
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
/**
 * A job that sends a message may be tried far more often than this, but may not end its process more often.
 */
const MOST_INTERRUPTIONS = 20;

/**
 * Whether to give up a job without running it again, because its process keeps ending. Never true for jobs
 * that are never given up.
 */
export function endsItsProcess(
  { urgent, interrupted }: Pick<Job, 'urgent' | 'interrupted'>,
  rules: JobRules,
): boolean {
  const most = mostAttempts(urgent, rules);
  return most !== Infinity && interrupted >= Math.min(most + INTERRUPTIONS_FORGIVEN, MOST_INTERRUPTIONS);
}

/**
 * A job that may have ended its process. Suspects run one at a time, so that they do not interrupt each other
 * again.
 */
export const isSuspect = ({ interrupted }: Pick<Job, 'interrupted'>) => interrupted >= SUSPECT_AFTER;

const mostAttempts = (urgent: boolean, rules: JobRules) =>
  (urgent ? rules.urgentAttempts : undefined) ?? rules.attempts;
