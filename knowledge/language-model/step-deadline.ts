// Gives each language model step its time limit, and reports why a step returned nothing.
import { ModelFailure } from '../model/errors.js';
import { withDeadline } from '../model/with-deadline.js';

/** late: the step ran out of time. unavailable: the model failed. */
export type WhyNothing = 'late' | 'unavailable';
export interface Nothing {
  why: WhyNothing;
  failure?: ModelFailure;
  ms: number;
}
export type StepResult<Value> = { value: Value; ms: number } | Nothing;

/** Returns a `ModelFailure` and throws other errors. Does not wait for work that ignores its signal. */
export async function withinStep<Value>(
  deadlineMs: number,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<StepResult<Value>> {
  const start = performance.now();
  const took = () => performance.now() - start;
  if (deadlineMs <= 0) return { why: 'late', ms: 0 };
  const ending = new AbortController();
  const working = work(ending.signal).then(
    (value): StepResult<Value> => ({ value, ms: took() }),
    (error: unknown): StepResult<Value> => {
      if (error instanceof ModelFailure) return { why: 'unavailable', failure: error, ms: took() };
      throw error;
    },
  );
  // Aborts at once, so that the circuit breaker counts this failure before the next step calls the model.
  const result = await withDeadline(working, deadlineMs, () => ending.abort());
  return result ?? { why: 'late', ms: took() };
}

/** Each step's share of the time. A step that finishes early leaves its time for the next. */
const SHARE = { ask: 3 / 8, find: 1 / 8, pick: 5 / 8, write: 1 };

/** Time shared by several steps. No step gets more than its share of the total, or more than is left. */
export interface Budget {
  /** Milliseconds. */
  for(step: keyof typeof SHARE): number;
}

export function createBudget(wholeMs: number): Budget {
  const end = performance.now() + wholeMs;
  return { for: (step) => Math.min(wholeMs * SHARE[step], end - performance.now()) };
}
