import {
  DelegateBackoff,
  TaskCancelledError,
  TimeoutStrategy,
  handleWhen,
  retry,
  timeout,
  wrap,
  type RetryPolicy,
} from 'cockatiel';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { isBrokenConnection, LATER } from './service-failure.js';

const ATTEMPTS_AFTER_THE_FIRST = 2;
const FIRST_PAUSE_MS = 500;

export interface RequestLimits {
  timeoutMs: number;
  longestPauseMs: number;
}

export type EmbeddingRequest = (texts: string[]) => Promise<Float32Array[]>;

/**
 * Returns one unit vector for each text, in order. Throws `ModelFailure`, which does not contain any text or
 * key.
 */
export function createEmbeddingRequest(
  send: (texts: string[]) => Promise<number[][]>,
  limits: RequestLimits,
): EmbeddingRequest {
  // The client's time limit only covers the headers, but a service may stall after sending them.
  const inTime = timeout(limits.timeoutMs, TimeoutStrategy.Aggressive);
  const policy = wrap(retryPolicy(limits.longestPauseMs), inTime);
  return async (texts) => {
    try {
      const answer: unknown = await policy.execute(() => send(texts));
      return readVectors(answer, texts.length);
    } catch (error) {
      throw error instanceof ModelFailure ? error : failureOf(error);
    }
  };
}

function retryPolicy(longestPauseMs: number): RetryPolicy {
  const isWorthwhile = (error: unknown) => isTransient(error) && (retryAfterMs(error) ?? 0) <= longestPauseMs;
  return retry(handleWhen(isWorthwhile), {
    maxAttempts: ATTEMPTS_AFTER_THE_FIRST,
    backoff: new DelegateBackoff(({ attempt, result }) => {
      const asked = 'error' in result ? retryAfterMs(result.error) : undefined;
      return asked ?? Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), longestPauseMs);
    }),
  });
}

interface ServiceError {
  name: string;
  status?: number;
  code?: string | null;
  headers?: Headers;
}

/** A time-out is not retried, because the person has waited long enough. */
function isTransient(error: unknown): boolean {
  const { status, code } = error as ServiceError;
  if (code === 'insufficient_quota') return false;
  if (status === undefined) return isBrokenConnection(error);
  return status === 429 || status >= 500;
}

/** The header may be in seconds or a date. Undefined if the service does not send one. */
function retryAfterMs(error: unknown): number | undefined {
  const value = (error as ServiceError).headers?.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const waitMs = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1_000;
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}

function readVectors(answer: unknown, expected: number): Float32Array[] {
  if (!Array.isArray(answer) || answer.length !== expected) throw nonsense(`not ${expected} vectors`);
  return answer.map((values: unknown) => {
    if (!Array.isArray(values) || values.length === 0) throw nonsense('something that is not a vector');
    let squares = 0;
    for (const value of values as unknown[]) squares += typeof value === 'number' ? value * value : NaN;
    const length = Math.sqrt(squares);
    if (!Number.isFinite(length) || length === 0) throw nonsense('a vector without a direction');
    return Float32Array.from(values as number[], (value) => value / length);
  });
}

function nonsense(what: string): ModelFailure {
  return new ModelFailure(
    `The embedding service returned ${what}.`,
    'Check that the address and the model name are those of an embedding model.',
  );
}

/** The service's message is only kept in `cause`, because it may contain part of the key. */
function failureOf(error: unknown): ModelFailure {
  const { name, status, code } = error as ServiceError;
  const fail = (what: string, remedy: string) =>
    new ModelFailure(`The embedding service ${what}.`, remedy, { cause: error });
  if (error instanceof TaskCancelledError || name === 'TimeoutError')
    return fail('did not answer in time', LATER);
  if (status === undefined)
    return fail(
      isTransient(error) ? 'cannot be reached' : 'returned something that is not an embedding',
      ADDRESS,
    );
  const remedies: Record<number, string> = { 401: KEY, 403: KEY, 404: ADDRESS };
  const remedy =
    code === 'insufficient_quota' ? 'Increase the quota for this key.' : (remedies[status] ?? LATER);
  return fail(`answered ${status}`, remedy);
}

const KEY = 'Check the embedding service’s key and its permissions.';
const ADDRESS = 'Check the address of the embedding service and the name of its model or deployment.';
