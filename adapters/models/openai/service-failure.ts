// Explains in plain words what went wrong with a chat model, and what to do about it.
import { ModelFailure, type ProblemAndRemedy } from '../../../knowledge/model/errors.js';
import { servicesWording } from '../wording/services-wording.js';

const said = servicesWording.answers;

/** Creates an error for a fault that only affects one call. The next call may succeed. */
const ofCall = (why: ProblemAndRemedy) => (cause?: unknown) =>
  new ModelFailure(...why, { cause, fault: 'call' });

export const otherShape = ofCall(said.otherShape);
export const cutOff = ofCall(said.cutOff);
export const refusedByModel = ofCall(said.refused);
export const filtered = ofCall(said.filtered);

/** The client's connection error can only be recognised by its class. A time-out has a different class. */
export function isBrokenConnection(error: unknown): boolean {
  return error instanceof Error && error.constructor.name === 'APIConnectionError';
}

/** The service's message is only kept in `cause`, because it may contain part of the key. */
export function failureOf(error: unknown, signal: AbortSignal): ModelFailure {
  const { name, status, code, param } = error as {
    name?: string;
    status?: number;
    code?: unknown;
    param?: unknown;
  };
  if (signal.aborted || name === 'TimeoutError' || name === 'AbortError')
    return new ModelFailure(said.late, servicesWording.later, { cause: error });
  const unreadable = unreadableReply(error, name);
  if (unreadable) return unreadable(error);
  if (status === undefined) return new ModelFailure(said.notReached, address, { cause: error });
  if (code === 'content_filter') return filtered(error);
  const remedy = code === 'insufficient_quota' ? quota : (REMEDIES[status] ?? servicesWording.later);
  const isShort = typeof param === 'string' && /^[a-z_.]{1,40}$/.test(param);
  return new ModelFailure(isShort ? said.answeredAbout(status, param) : said.answered(status), remedy, {
    cause: error,
    fault: status === 400 || status === 422 ? 'call' : 'service',
  });
}

/** The client's errors for an unreadable reply can only be recognised by their class. */
function unreadableReply(error: unknown, name?: string): ReturnType<typeof ofCall> | undefined {
  const kind = error instanceof Error ? error.constructor.name : '';
  if (kind === 'LengthFinishReasonError') return cutOff;
  if (kind === 'ContentFilterFinishReasonError') return filtered;
  return error instanceof SyntaxError || name?.endsWith('ZodError') ? otherShape : undefined;
}

const { address, key, quota, rate, shape } = said.remedies;
const REMEDIES: Record<number, string> = {
  400: shape,
  401: key,
  403: key,
  404: address,
  422: shape,
  429: rate,
};
