// Refuses requests that are not from Slack, or that the library would never answer, before the library acts on them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, isRawBodyError } from '@slack/bolt';
import { endResponse } from './end-response.js';

export interface Admission {
  signingSecret: string;
  maxBodyBytes: number;
}

export type Refusal = 400 | 401 | 413;

/** As far as Slack's own rule lets a clock be behind; the library does not check whether it is ahead. */
const CLOCK_SKEW_SECONDS = 5 * 60;

/** Undefined for a request we accept. Keeps the body where the library looks for it. */
export async function refusalOf(
  admission: Admission,
  request: IncomingMessage,
): Promise<Refusal | undefined> {
  try {
    const { signingSecret, maxBodyBytes: bodyLimit } = admission;
    const read = await HTTPModuleFunctions.parseAndVerifyHTTPRequest({ signingSecret, bodyLimit }, request);
    if (isAhead(request)) return 401;
    return isObject(read) ? undefined : 400;
  } catch (error) {
    return isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
  }
}

/** The rest of a body that is too large would be read as the next request: the connection ends with the reply. */
export function refuse(request: IncomingMessage, response: ServerResponse, status: Refusal): void {
  if (status === 413) {
    response.setHeader('Connection', 'close');
    request.resume();
  }
  endResponse(response, status);
}

/** Someone with a request dated in the future could send it again until that time. */
function isAhead({ headers }: IncomingMessage): boolean {
  return Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + CLOCK_SKEW_SECONDS;
}

type ReadRequest = Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0];

/**
 * The library reads fields of whatever was parsed: for null, it throws where no code can catch it, and the process
 * exits.
 */
function isObject(request: ReadRequest): boolean {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body);
  } catch {
    return false;
  }
}
