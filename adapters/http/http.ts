// One HTTP request and its reply, independent of any server library. Every adapter with a route uses these types.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

export type { Log } from '../../bot/model/ports.js';

/**
 * The request's body. `bytes` is anything that is neither JSON nor a form, `unread` is left for the handler to read.
 */
export type HttpBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; value: URLSearchParams }
  | { kind: 'bytes'; value: Buffer; contentType: string }
  | { kind: 'unread'; value: Readable; contentType: string };

/** A request as a handler sees it. */
export interface HttpExchange {
  /** Random; appears in the log and in the reply's `X-Request-Id`. */
  readonly id: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The named segments of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: HttpBody;
  /** The other end of the connection: a proxy, where there is one in front. */
  readonly remoteAddress: string;
  /** Who limits count it for: the client's IPv4 address or its /64 of IPv6, as far as trusted proxies tell it. */
  readonly sender: string;
  /** Aborted when the client has gone, when the time limit has passed, and for a stream when the server closes. */
  readonly signal: AbortSignal;
}

export interface HttpReply {
  status: number;
  headers?: Record<string, string | string[]>;
  /** An iterable is a stream: each piece is written as it comes, and no time limit ends it. */
  body?: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** Whatever it throws is logged by its type and answered with a 500 that says nothing of the cause. */
export type HttpHandler = (exchange: HttpExchange) => Promise<HttpReply>;

export interface RouteOptions {
  /** Default 256 KiB; a larger body is answered with 413 before the handler is called. */
  maxBodyBytes?: number;
  /** The handler reads the body itself, with its own limits, once it knows who is asking. */
  readsBody?: boolean;
  /** Default 30,000: how long the handler may take to return its reply. */
  timeoutMs?: number;
}

/** Where an adapter registers what it serves; a path may hold `:names` and end in `*`. */
export interface HttpRoutes {
  /** Answers HEAD too. */
  get(path: string, handler: HttpHandler, options?: RouteOptions): void;
  post(path: string, handler: HttpHandler, options?: RouteOptions): void;
  /** The page browsers get for an address that does not exist; programs get a line of plain text. */
  showErrors(page: (status: number, headers: HttpExchange['headers']) => HttpReply): void;
  /** For a library that reads the request itself: exact method and path, before any parsing or routing. */
  beforeRouting(method: string, path: string, handler: RawHttpHandler): void;
}

/** May return a promise; a rejection is handled like a throw. */
export type RawHttpHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

export function jsonReply(status: number, value: unknown): HttpReply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

export function textReply(status: number, text: string): HttpReply {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: text };
}
