// Defines an HTTP request and its reply, independent of any server library. Every adapter with a route uses them.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

export type { Log } from '../../bot/model/ports.js';

/** The request's body. `bytes` is anything that is not JSON or a form. `unread` is left for the handler to read. */
export type HttpBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; value: URLSearchParams }
  | { kind: 'bytes'; value: Buffer; contentType: string }
  | { kind: 'unread'; value: Readable; contentType: string };

/** A request as a handler sees it. */
export interface HttpExchange {
  /** A random id, which appears in the log and in the reply's `X-Request-Id`. */
  readonly id: string;
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  /** The named segments of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: HttpBody;
  /** The address at the other end of the connection, which is the proxy's if there is one. */
  readonly remoteAddress: string;
  /** Who rate limits apply to: the client's IPv4 address or its IPv6 /64, as far as trusted proxies tell us. */
  readonly sender: string;
  /** Aborted if the client disconnects or the time limit passes. A stream is also aborted when the server closes. */
  readonly signal: AbortSignal;
}

export interface HttpReply {
  status: number;
  headers?: Record<string, string | string[]>;
  /** An iterable is a stream: each piece is written as it arrives, and there is no time limit. */
  body?: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** If it throws, we log the type of the error and reply with a 500 that does not say why. */
export type HttpHandler = (exchange: HttpExchange) => Promise<HttpReply>;

export interface RouteOptions {
  /** Default 256 KiB. If the body is larger, we reply with 413 without calling the handler. */
  maxBodyBytes?: number;
  /** Replies instead if the body is larger, without reading the body. */
  tooLarge?: HttpHandler;
  /** The handler reads the body itself, with its own limits, once it knows who is asking. */
  readsBody?: boolean;
  /** How long the handler may take to return its reply. Default 30,000. */
  timeoutMs?: number;
}

/** Where an adapter registers its routes. A path may contain `:names` and end in `*`. */
export interface HttpRoutes {
  /** Also answers HEAD. */
  get(path: string, handler: HttpHandler, options?: RouteOptions): void;
  post(path: string, handler: HttpHandler, options?: RouteOptions): void;
  /** The page that browsers get for an address that does not exist. Programs get a line of plain text. */
  showErrors(page: (status: number, headers: HttpExchange['headers']) => HttpReply): void;
  /** For a library that reads the request itself. Matches the exact method and path, before any parsing or routing. */
  beforeRouting(method: string, path: string, handler: RawHttpHandler): void;
}

/** May return a promise. If it rejects, we treat that as if the handler had thrown. */
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
