// Gives a step of reading a time limit, and says why it returned nothing.
import { ModelFailure } from '../model/errors.js';

/** late: its time was over. unavailable: the model failed. */
export type WhyNothing = 'late' | 'unavailable';
export type InTime<Value> =
  { value: Value; ms: number } | { why: WhyNothing; failure?: ModelFailure; ms: number };

/**
 * Never waits longer than `deadlineMs`, even if the work ignores its signal. A `ModelFailure` is a result; any other
 * error is a bug and is thrown.
 */
export async function inTime<Value>(
  deadlineMs: number,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<InTime<Value>> {
  const start = performance.now();
  const took = () => performance.now() - start;
  if (deadlineMs <= 0) return { why: 'late', ms: 0 };
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<InTime<Value>>((resolve) => {
    timer = setTimeout(() => {
      // First: the failure for the signal must not win over the reason for it.
      resolve({ why: 'late', ms: took() });
      ending.abort();
    }, deadlineMs);
  });
  const working = work(ending.signal).then(
    (value): InTime<Value> => ({ value, ms: took() }),
    (error: unknown): InTime<Value> => {
      if (error instanceof ModelFailure) return { why: 'unavailable', failure: error, ms: took() };
      throw error;
    },
  );
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
    // What fails after the deadline fails unheard.
    working.catch(() => undefined);
  }
}

/** Time that several steps share: no step gets more than its part of the whole, or than what is left. */
export interface Budget {
  /** Milliseconds; `share` is a part of the whole, 0 to 1. */
  for(share: number): number;
}

export function createBudget(wholeMs: number): Budget {
  const end = performance.now() + wholeMs;
  return { for: (share) => Math.min(wholeMs * share, end - performance.now()) };
}
