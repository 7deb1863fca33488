// Writes a handler's reply, with default headers.
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { textReply, type HttpReply } from '../../http/http.js';

/** Strict enough for an API. Pages set `Content-Security-Policy` and `Cache-Control` themselves. */
const DEFAULT_HEADERS: Record<string, string> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  // With `no-referrer`, browsers would send "Origin: null" with our own forms, which would then be refused.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** One year. Does not cover subdomains, because they may belong to someone else. */
const STRICT_TRANSPORT = 'max-age=31536000';

export function setDefaultHeaders(response: ServerResponse, options: { https: boolean }): void {
  for (const [name, value] of Object.entries(DEFAULT_HEADERS)) response.setHeader(name, value);
  if (options.https) response.setHeader('Strict-Transport-Security', STRICT_TRANSPORT);
}

const ERROR_WORDS: Record<number, string> = {
  400: 'The request could not be read.',
  404: 'Not found.',
  405: 'That method is not allowed here.',
  408: 'The request took too long to arrive.',
  413: 'The request is too large.',
  415: 'That kind of content is not accepted here.',
  500: 'Something went wrong on our side.',
  503: 'This is not available right now. Try again in a few minutes.',
};

/** The only text in an error reply. The cause is only logged. */
export function errorReply(status: number): HttpReply {
  return textReply(status, `${ERROR_WORDS[status] ?? 'The request was not accepted.'}\n`);
}

/** Resolves when the last byte has been sent or the client has gone. `withBody` is false for HEAD. */
export async function writeReply(
  response: ServerResponse,
  reply: HttpReply,
  options: { withBody: boolean; signal: AbortSignal },
): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  const { body } = reply;
  if (body === undefined || !options.withBody) {
    response.end();
  } else if (typeof body === 'string' || body instanceof Uint8Array) {
    response.setHeader('Content-Length', Buffer.byteLength(body));
    response.end(body);
  } else {
    response.flushHeaders();
    await pipeline(Readable.from(body), response, { signal: options.signal });
  }
}

export function isStream(reply: HttpReply): boolean {
  return typeof reply.body === 'object' && !(reply.body instanceof Uint8Array);
}
