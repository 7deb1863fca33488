// Serves one request: reads its body, runs the handler with a time limit, and keeps error details out of the
// reply.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../../bot/model/ports.js';
import { describeFailure, Failure, SealingFailure } from '../../../knowledge/model/errors.js';
import type { HttpExchange, HttpHandler, HttpReply, RouteOptions } from '../../http/http.js';
import { clientAddress, senderKey, type Network } from '../security/client-address.js';
import { limitBody, readBody } from './http-body.js';
import { errorReply, isStream, writeReply, type ErrorPages } from './http-reply.js';

interface Served {
  request: IncomingMessage;
  response: ServerResponse;
  params: Record<string, string>;
  handler: HttpHandler;
  options: RouteOptions;
  trustedProxies: readonly Network[];
  /** The signal is aborted when the server closes. */
  closing: AbortSignal;
  /** The time limit for the part of a body that the handler has not read. */
  bodyLimitMs: number;
  errors: ErrorPages;
  log: Log;
}

const MAX_BODY_BYTES = 256 * 1024;
const HANDLER_LIMIT_MS = 30_000;

/** Serves one request. The promise never rejects. */
export async function serveExchange(served: Served): Promise<void> {
  const { request, response, options, log } = served;
  const id = randomUUID();
  response.setHeader('X-Request-Id', id);
  const ended = new AbortController();
  response.once('close', () => ended.abort());
  try {
    const { maxBodyBytes: maxBytes = MAX_BODY_BYTES, readsBody } = options;
    const body = await readBody(request, { maxBytes, readsBody });
    const reply =
      'refused' in body
        ? await refuse(served, body.refused, { id, ended })
        : await replyWithinLimit(served, { id, body, ended });
    if (isStream(reply)) {
      // Removes the listener when this request ends. Otherwise, the list of listeners would keep growing.
      served.closing.addEventListener('abort', () => ended.abort(), { once: true, signal: ended.signal });
    }
    // Discards the part of the body that was not read, so that a browser that is still sending can read the
    // reply.
    if (readsBody) limitBody(request.resume(), response, served.bodyLimitMs);
    await writeReply(response, reply, { withBody: request.method !== 'HEAD', signal: ended.signal });
  } catch (error) {
    // Not an error if the client has left or the server is closing.
    if (!ended.signal.aborted)
      log.error({ request: id, error: errorName(error) }, 'A reply could not be written.');
    response.destroy();
  }
}

async function replyWithinLimit(
  { request, params, handler, options, trustedProxies, errors, log }: Served,
  { id, body, ended }: { id: string; body: HttpExchange['body']; ended: AbortController },
): Promise<HttpReply> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const exchange: HttpExchange = {
    id,
    method: request.method ?? 'GET',
    path: url.pathname,
    params,
    query: url.searchParams,
    headers: request.headers,
    body,
    remoteAddress: request.socket.remoteAddress ?? '',
    sender: senderKey(clientAddress(request, trustedProxies)),
    signal: ended.signal,
  };
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), options.timeoutMs ?? HANDLER_LIMIT_MS);
  });
  try {
    const reply = await Promise.race([handler(exchange), limit]);
    if (reply !== 'late') return reply;
    log.error({ request: id }, 'A request handler did not answer within its time limit.');
    ended.abort();
    return errorReply(503, request, errors);
  } catch (error) {
    const words = error instanceof Failure ? describeFailure(error) : errorName(error);
    log.error({ request: id, error: words }, 'A request handler failed.');
    // Without the encryption key, the request may work later.
    return errorReply(error instanceof SealingFailure ? 503 : 500, request, errors);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Closes the connection after the reply. Otherwise, the rest of the refused body would be read as the next
 * request.
 */
async function refuse(
  served: Served,
  status: 400 | 413 | 415,
  serving: { id: string; ended: AbortController },
): Promise<HttpReply> {
  const { request, response, options } = served;
  response.setHeader('Connection', 'close');
  request.resume();
  const handler = status === 413 ? options.tooLarge : undefined;
  if (!handler) return errorReply(status, request);
  return replyWithinLimit({ ...served, handler }, { ...serving, body: { kind: 'none' } });
}

/** Returns an error's name and never its message, because the message may quote what someone wrote. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
