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
import { isBrokenConnection } from './service-failure.js';
import { servicesWording } from '../wording/services-wording.js';

const said = servicesWording.embeddings;

const ATTEMPTS_AFTER_THE_FIRST = 2;
const FIRST_PAUSE_MS = 500;

export interface EmbeddingLimits {
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
  limits: EmbeddingLimits,
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

/**
 * Reads the Retry-After header, which contains seconds or a date. Undefined if the service does not send one.
 */
function retryAfterMs(error: unknown): number | undefined {
  const value = (error as ServiceError).headers?.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const waitMs = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1_000;
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}

function readVectors(answer: unknown, expected: number): Float32Array[] {
  if (!Array.isArray(answer) || answer.length !== expected)
    throw new ModelFailure(...said.otherCount(expected));
  return answer.map((values: unknown) => {
    if (!Array.isArray(values) || values.length === 0) throw new ModelFailure(...said.notAVector);
    let squares = 0;
    for (const value of values as unknown[]) squares += typeof value === 'number' ? value * value : NaN;
    const length = Math.sqrt(squares);
    if (!Number.isFinite(length) || length === 0) throw new ModelFailure(...said.noDirection);
    return Float32Array.from(values as number[], (value) => value / length);
  });
}

/** The service's message is only kept in `cause`, because it may contain part of the key. */
function failureOf(error: unknown): ModelFailure {
  const { name, status, code } = error as ServiceError;
  const fail = (what: string, remedy: string) => new ModelFailure(what, remedy, { cause: error });
  const { remedies } = said;
  if (error instanceof TaskCancelledError || name === 'TimeoutError')
    return fail(said.late, servicesWording.later);
  if (status === undefined)
    return fail(isTransient(error) ? said.notReached : said.notAnEmbedding, remedies.address);
  const byStatus: Record<number, string> = { 401: remedies.key, 403: remedies.key, 404: remedies.address };
  const remedy = code === 'insufficient_quota' ? remedies.quota : (byStatus[status] ?? servicesWording.later);
  return fail(said.answered(status), remedy);
}
