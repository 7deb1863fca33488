// Defines HTTP requests and replies that do not depend on a server library, for every adapter with a route.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

export type { Log } from '../../bot/model/ports.js';

/** `bytes` is any body that is not JSON or a form. `unread` means that the handler must read the body. */
export type HttpBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; value: URLSearchParams }
  | { kind: 'bytes'; value: Buffer; contentType: string }
  | { kind: 'unread'; value: Readable; contentType: string };

export interface HttpExchange {
  /** A random id, which appears in the log and in the reply's `X-Request-Id`. */
  readonly id: string;
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  /** The values of the named segments in the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: HttpBody;
  /** The address at the other end of the connection. Behind a proxy, this is the proxy's address. */
  readonly remoteAddress: string;
  /**
   * The address that rate limits apply to: the client's IPv4 address or IPv6 /64, if trusted proxies report
   * it.
   */
  readonly sender: string;
  /**
   * Aborted if the client disconnects or the time limit passes. The signal of a stream is also aborted when
   * the server closes.
   */
  readonly signal: AbortSignal;
}

export interface HttpReply {
  status: number;
  headers?: Record<string, string | string[]>;
  /** An iterable is sent as a stream: each piece is written as it arrives, and there is no time limit. */
  body?: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** If the handler throws, we log the type of the error and reply with a 500 that does not say why. */
export type HttpHandler = (exchange: HttpExchange) => Promise<HttpReply>;

export interface RouteOptions {
  /**
   * The largest body that is accepted. Defaults to 256 KiB. If a body is larger, we reply with 413 without
   * calling the handler.
   */
  maxBodyBytes?: number;
  /** Called instead of the handler if the body is larger than `maxBodyBytes`. The body is not read. */
  tooLarge?: HttpHandler;
  /** Set if the handler reads the body itself, for example to check who the caller is first. */
  readsBody?: boolean;
  /** How long the handler may take to return its reply, in milliseconds. Default 30,000. */
  timeoutMs?: number;
}

/** Where pages register their routes. A path may contain `:names` and end in `*`. */
export interface PageRoutes {
  /** Also answers HEAD requests. */
  get(path: string, handler: HttpHandler, options?: RouteOptions): void;
  post(path: string, handler: HttpHandler, options?: RouteOptions): void;
}

/** Where an adapter registers its routes. */
export interface HttpRoutes extends PageRoutes {
  /**
   * Sets the page that browsers get for errors such as an unknown address. Programs get a line of plain text.
   */
  showErrors(page: (status: number, headers: HttpExchange['headers']) => HttpReply): void;
  /**
   * Registers a handler for a library that reads the request itself. Matches the exact method and path,
   * before any parsing or routing.
   */
  beforeRouting(method: string, path: string, handler: RawHttpHandler): void;
}

/** May return a promise. A rejection is treated like an error thrown by the handler. */
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
