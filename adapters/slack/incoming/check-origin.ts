// Rejects requests that do not come from Slack, and requests that the library would never reply to, before they reach
// the library.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, isRawBodyError } from '@slack/bolt';
import { endResponse } from './end-response.js';

/** We read no more than this, because Slack's own messages are much smaller. */
export const MAX_BODY_BYTES = 1_000_000;

export type RefusedStatus = 400 | 401 | 413;

/**
 * How far in the future a request's timestamp can be. Slack recommends the same limit for old requests. The
 * library checks only that a request is not too old.
 */
const CLOCK_SKEW_SECONDS = 5 * 60;

/**
 * Returns undefined if we accept the request. In that case, the body is left where the library expects it.
 */
export async function refusalOf(
  signingSecret: string,
  request: IncomingMessage,
): Promise<RefusedStatus | undefined> {
  try {
    const options = { signingSecret, bodyLimit: MAX_BODY_BYTES };
    const read = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(options, request);
    if (isAhead(request)) return 401;
    return isObject(read) ? undefined : 400;
  } catch (error) {
    return isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
  }
}

/**
 * If a body is too large, the rest of it would be read as the next request, so we close the connection after
 * the reply.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, status: RefusedStatus): void {
  if (status === 413) {
    response.setHeader('Connection', 'close');
    request.resume();
  }
  endResponse(response, status);
}

/**
 * True if the request's timestamp is in the future. If we accepted it, someone could keep resending the
 * request until that time.
 */
function isAhead({ headers }: IncomingMessage): boolean {
  return Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + CLOCK_SKEW_SECONDS;
}

type ReadRequest = Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0];

/**
 * The library reads fields from the parsed body. If the body is null, the library throws where no code can catch it,
 * and the process exits.
 */
function isObject(request: ReadRequest): boolean {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body);
  } catch {
    return false;
  }
}
