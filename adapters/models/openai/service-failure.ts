// Explains in plain words what went wrong with a chat model, and what to do about it.
import { ModelFailure } from '../../../knowledge/model/errors.js';

/** For a failure of a single call, after which the next call may succeed. */
const ofCall = (message: string, remedy: string) => (cause?: unknown) =>
  new ModelFailure(message, remedy, { cause, fault: 'call' });

export const otherShape = ofCall(
  'The answer model did not reply in the format that was asked for.',
  'Set ANSWER_MODEL_OUTPUT to another way of asking (json-schema, tool, json-object or text), or use another model.',
);
export const cutOff = ofCall(
  'The answer model reached its token limit before its reply was complete.',
  'Use a model that thinks less before it replies, or one that keeps to the format it is given.',
);
export const refused = ofCall(
  'The answer model refused to reply.',
  'Nothing is wrong with the settings; if it happens often, use another model.',
);
export const filtered = ofCall(
  'The content filter of the service refused the question or the reply.',
  'Set the deployment’s filter for violence and sexual harm to a level that lets questions about abuse through.',
);

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
    return new ModelFailure('The answer model did not answer in time.', LATER, { cause: error });
  const unreadable = unreadableReply(error, name);
  if (unreadable) return unreadable(error);
  if (status === undefined)
    return new ModelFailure('The answer model cannot be reached or did not reply in JSON.', ADDRESS, {
      cause: error,
    });
  if (code === 'content_filter') return filtered(error);
  const remedy = code === 'insufficient_quota' ? QUOTA : (REMEDIES[status] ?? LATER);
  const about = typeof param === 'string' && /^[a-z_.]{1,40}$/.test(param) ? ` because of ${param}` : '';
  return new ModelFailure(`The answer model answered ${status}${about}.`, remedy, {
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

export const LATER = 'Try again later. If this keeps happening, check the service’s status page.';
const KEY = 'Check the answer model’s key and its permissions.';
const ADDRESS = 'Check the address of the service and the name of the model or deployment.';
const SHAPE =
  'Check the model’s name. If the model does not support JSON schemas, set ANSWER_MODEL_OUTPUT to tool, json-object or text.';
const QUOTA = 'Increase the quota for this key, or use another key.';
const REMEDIES: Record<number, string> = {
  400: SHAPE,
  401: KEY,
  403: KEY,
  404: ADDRESS,
  422: SHAPE,
  429: 'Increase the rate limit of the model or deployment, or have fewer questions asked at the same time.',
};
