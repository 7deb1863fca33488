import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { textReply, type HttpExchange, type HttpReply } from '../../http/http.js';
import { languageOf } from '../security/request-language.js';

/**
 * Default headers that are strict enough for an API. Pages set `Content-Security-Policy` and `Cache-Control`
 * themselves.
 */
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

const LINES: Record<number, keyof PractitionerWords['page']['errorLines']> = {
  400: 'unreadable',
  404: 'notFound',
  405: 'method',
  408: 'tooSlow',
  413: 'tooLarge',
  415: 'kind',
  500: 'failed',
  503: 'unavailable',
};

export interface ErrorPages {
  page: ((status: number, headers: HttpExchange['headers']) => HttpReply) | undefined;
}

/** Matches the addresses of files, and addresses for programs. */
const NOT_A_PAGE = /^\/(?:api|slack|assets)\/|\.\w+$/u;

type Asked = Pick<IncomingMessage, 'method' | 'headers' | 'url'>;

/**
 * Replies with a page to a browser that opens an address or sends a form, and otherwise with a short error message in
 * the reader's language. The cause is only logged.
 */
export function errorReply(status: number, request: Asked, errors?: ErrorPages): HttpReply {
  const page = wantsPage(status, request) ? errors?.page?.(status, request.headers) : undefined;
  if (page) return page;
  const { errorLines } = wordsIn(languageOf(request)).page;
  return textReply(status, `${errorLines[LINES[status] ?? 'refused']}\n`);
}

/** A client that takes anything, such as curl, only gets a page where a page would be. */
function wantsPage(status: number, { method, headers, url = '/' }: Asked): boolean {
  const { accept = '*/*' } = headers;
  if (accept.includes('text/html')) return true;
  if (method !== 'GET' && method !== 'HEAD') return false;
  return status === 404 && accept === '*/*' && !NOT_A_PAGE.test(url.split('?')[0]!);
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
