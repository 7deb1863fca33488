// Creates the HTTP server, with its routes, limits, health checks and an orderly shutdown.
import { setMaxListeners } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { pino } from 'pino';
import restify from 'restify';
import type { Log } from '../../../bot/model/ports.js';
import {
  jsonReply,
  type HttpHandler,
  type HttpRoutes,
  type RawHttpHandler,
  type RouteOptions,
} from '../../http/http.js';
import type { Network } from '../security/client-address.js';
import { limitBody } from './http-body.js';
import { errorName, serveExchange } from './http-exchange.js';
import { errorReply, setDefaultHeaders, writeReply } from './http-reply.js';
import { listenFailure } from './check-port.js';

export interface Readiness {
  ready: boolean;
  /** Why the service is not ready. Anyone can read this, so it only says things such as "no live release". */
  reasons?: string[];
  /** Problems that the operator should fix, but that do not stop the service. Anyone can read this. */
  warnings?: string[];
}

export interface ServerConfig {
  host: string;
  /** 0 means any free port. `listen` returns the actual one. */
  port: number;
  log: Log;
  /** For `/readyz`. Only called after `listen`. */
  ready: () => Promise<Readiness>;
  /** True if the public address is HTTPS, even if a proxy forwards requests over HTTP. */
  https?: boolean;
  /** Proxies whose `X-Forwarded-For` is trusted. None by default. */
  trustedProxies?: readonly Network[];
  /** For the metrics. Called with the status when a reply is complete or its connection closes. */
  onReply?: (status: number) => void;
  /** The time limit for bodies that routes do not read themselves, in milliseconds. 15,000 by default. */
  bodyLimitMs?: number;
  /** How long `close` waits for running requests, in milliseconds. 10,000 by default. */
  closeLimitMs?: number;
}

export interface HttpServer extends HttpRoutes {
  /** All routes, as "GET /path". Leaves out the HEAD route that every GET route has. */
  registered(): string[];
  /** Throws `ConfigurationFailure` if the port is not available. */
  listen(): Promise<{ port: number; url: string }>;
  /**
   * Stops accepting requests, ends streams, and waits for running requests up to the time limit. Never
   * throws.
   */
  close(): Promise<void>;
}

/** The time limit for a client to send its headers, or a body that its route does not read itself. */
const SENDING_LIMIT_MS = 15_000;
/**
 * Longer than the 60 seconds that common proxies keep a connection open. Otherwise, a proxy might reuse a
 * connection just as the server closes it.
 */
const KEEP_ALIVE_MS = 65_000;

type FirstHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

export function createServer(config: ServerConfig): HttpServer {
  // Stops restify's own log, which would go to standard output. Everything needed is logged through
  // `config.log`.
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never });
  const http = server.server as Server;
  // Keeps Node's own limit of 5 minutes for a whole request, because a shorter one would cut off uploads.
  http.headersTimeout = SENDING_LIMIT_MS;
  http.keepAliveTimeout = KEEP_ALIVE_MS;
  const closing = new AbortController();
  // Each open stream adds a listener. Node's default warning at 11 would be a false alarm.
  setMaxListeners(0, closing.signal);
  const parts: ServerParts = {
    log: config.log,
    closing: closing.signal,
    trustedProxies: config.trustedProxies ?? [],
    bodyLimitMs: config.bodyLimitMs ?? SENDING_LIMIT_MS,
    raw: new Map(),
    readsBody: new Set(),
    known: [],
    errors: { page: undefined },
  };
  handleFirst(server, config, parts);
  reportErrors(server, parts);
  const routes = createRoutes(server, parts);
  routes.get('/healthz', () => Promise.resolve(jsonReply(200, { alive: true })));
  routes.get('/readyz', async () => {
    const readiness = closing.signal.aborted ? { ready: false, reasons: ['stopping'] } : await config.ready();
    return jsonReply(readiness.ready ? 200 : 503, readiness);
  });
  return {
    ...routes,
    registered: () => [...parts.known, ...parts.raw.keys()],
    listen: () => listen(http, config),
    close: () => close(http, closing, config.closeLimitMs ?? 10_000),
  };
}

interface ServerParts extends Pick<
  Parameters<typeof serveExchange>[0],
  'log' | 'closing' | 'trustedProxies' | 'bodyLimitMs' | 'errors'
> {
  raw: Map<string, RawHttpHandler>;
  /** "POST /path" for each route that reads the body itself. */
  readsBody: Set<string>;
  known: string[];
}

/**
 * Runs before routing. Refuses requests that restify could not parse, and runs handlers that need the raw
 * request.
 */
function handleFirst(
  server: restify.Server,
  { https = false, onReply }: ServerConfig,
  { log, closing, trustedProxies, bodyLimitMs, raw, readsBody }: ServerParts,
): void {
  const http = server.server as Server;
  // `first` is missing from restify's types. With `pre` instead, `next(false)` would crash the process.
  const first = (server as unknown as { first(handler: FirstHandler): void }).first.bind(server);
  let saidProxy = trustedProxies.length > 0;
  first((request, response) => {
    if (!saidProxy && request.headers['x-forwarded-for'] !== undefined) {
      saidProxy = true;
      log.warn(
        {},
        'A request came through a proxy, but TRUSTED_PROXIES is not set, so everyone behind the proxy shares one rate limit.',
      );
    }
    setDefaultHeaders(response, { https });
    if (closing.aborted) response.setHeader('Connection', 'close');
    // Both tasks share one listener. A stream has 10 listeners in total, and Node warns of a leak at 11.
    response.once('close', () => {
      onReply?.(response.statusCode);
      // Closes idle connections during a shutdown, so that clients that keep them open do not delay it.
      if (closing.aborted) setImmediate(() => http.closeIdleConnections());
    });
    if (!isReadable(request)) {
      void writeReply(response, errorReply(400, request), { withBody: true, signal: closing });
      return false;
    }
    const route = `${request.method ?? ''} ${pathOf(request)}`;
    if (!readsBody.has(route)) limitBody(request, response, bodyLimitMs);
    const handler = raw.get(route);
    if (!handler) return true;
    void runRaw(handler, request, response, log);
    return false;
  });
}

function reportErrors(server: restify.Server, { log, closing, errors }: ServerParts): void {
  // Without this listener, restify's own reply would repeat the path of the request.
  server.on('restifyError', (request: IncomingMessage, response: ServerResponse, error: unknown) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) log.error({ error: errorName(error) }, 'A request failed in the router.');
    const withBody = request.method !== 'HEAD';
    void writeReply(response, errorReply(status, request, errors), { withBody, signal: closing });
  });

  // restify also emits the errors of the socket server. Without a listener, such an error would end the
  // process.
  server.on('error', (error: unknown) => {
    if ((server.server as Server).listening)
      log.error({ error: errorName(error) }, 'The HTTP server reported an error.');
  });
}

function createRoutes(server: restify.Server, parts: ServerParts): HttpRoutes {
  const { raw, readsBody, known, ...shared } = parts;
  const route =
    (handler: HttpHandler, options: RouteOptions = {}) =>
    async (request: restify.Request, response: restify.Response): Promise<void> => {
      await serveExchange({
        request,
        response,
        params: request.params as Record<string, string>,
        handler,
        options,
        ...shared,
      });
    };
  return {
    get(path, handler, options) {
      known.push(`GET ${path}`);
      server.get(path, route(handler, options));
      server.head(path, route(handler, options));
    },
    post(path, handler, options) {
      known.push(`POST ${path}`);
      if (options?.readsBody) readsBody.add(`POST ${path}`);
      server.post(path, route(handler, options));
    },
    showErrors(page) {
      parts.errors.page = page;
    },
    beforeRouting(method, path, handler) {
      raw.set(`${method} ${path}`, handler);
    },
  };
}

async function runRaw(
  handler: RawHttpHandler,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  try {
    await handler(request, response);
  } catch (error) {
    log.error({ error: errorName(error), path: pathOf(request) }, 'A request handler failed.');
    await writeReply(response, errorReply(500, request), {
      withBody: true,
      signal: new AbortController().signal,
    });
  }
}

async function listen(http: Server, config: ServerConfig): Promise<{ port: number; url: string }> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(config.port, config.host, () => {
      http.off('error', reject);
      resolve();
    });
  }).catch((cause: unknown) => {
    throw listenFailure(cause, config);
  });
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return { port, url: `http://${host}:${port}` };
}

async function close(http: Server, closing: AbortController, limitMs: number): Promise<void> {
  closing.abort();
  if (!http.listening) return;
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const limit = setTimeout(() => http.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(limit);
}

/**
 * Returns false for a request that restify cannot handle safely. Before any handler runs, restify parses the
 * Host header and the target as an address. If it cannot, the process ends. If the Host contains a path, the
 * request reaches the wrong page.
 */
function isReadable({ headers, url = '' }: IncomingMessage): boolean {
  const base = `http://${headers.host ?? 'localhost'}`;
  if (!URL.canParse(base)) return false;
  const { username, password, pathname, search, hash } = new URL(base);
  if (username || password || pathname !== '/' || search || hash || /[/\\?#@]/.test(headers.host ?? ''))
    return false;
  return url.startsWith('/') ? URL.canParse(base + url) : URL.canParse(url, base);
}

/** Browsers accept HTML when they open an address. Scripts, Slack and Teams do not. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0]!;
}
