// The HTTP server of a process: routes, limits, health, and a shutdown that finishes current work.
import { setMaxListeners } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { pino } from 'pino';
import restify from 'restify';
import type { Log } from '../../../bot/model/ports.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import {
  jsonReply,
  type HttpExchange,
  type HttpHandler,
  type HttpReply,
  type HttpRoutes,
  type RawHttpHandler,
  type RouteOptions,
} from '../../http/http.js';
import type { Network } from '../security/client-address.js';
import { limitBody } from './http-body.js';
import { nameOf, serveExchange } from './http-exchange.js';
import { errorReply, setDefaultHeaders, writeReply } from './http-reply.js';

export interface Readiness {
  ready: boolean;
  /** Why the service is not ready. Anyone may read this, so it only says things such as "no live release". */
  reasons?: string[];
  /** Problems that an operator needs to deal with even though the service is running. Anyone may read this. */
  warnings?: string[];
}

export interface ServerConfig {
  host: string;
  /** 0 means any free port; `listen` says which one. */
  port: number;
  log: Log;
  /** For `/readyz`. Only called after `listen`. */
  ready: () => Promise<Readiness>;
  /** Whether the public address is HTTPS, even if a proxy uses HTTP to reach us. */
  https?: boolean;
  /** The proxies whose `X-Forwarded-For` we trust; none by default. */
  trustedProxies?: readonly Network[];
  /** For the metrics. Called with the status of each reply, when the reply is complete or its connection closes. */
  onReply?: (status: number) => void;
  /** How long a body may take to arrive, unless its route reads the body itself. 15,000 by default. */
  bodyLimitMs?: number;
  /** How long `close` waits for requests that are running. 10,000 by default. */
  closeLimitMs?: number;
}

export interface HttpServer extends HttpRoutes {
  /** "GET /path" for everything we serve, leaving out the HEAD that comes with each GET. */
  registered(): string[];
  /** Throws `ConfigurationFailure` if the port is not available. */
  listen(): Promise<{ port: number; url: string }>;
  /** Stops accepting requests, ends streams, lets running requests finish, then cuts off the rest. Never throws. */
  close(): Promise<void>;
}

/** The most time a client may take to send its headers, or a body, unless the route reads the body itself. */
const SENDING_LIMIT_MS = 15_000;
/** Longer than the 60 seconds that proxies commonly use, so that no proxy reuses a connection as we close it. */
const KEEP_ALIVE_MS = 65_000;

interface ErrorPages {
  page: ((status: number, headers: HttpExchange['headers']) => HttpReply) | undefined;
}

type FirstHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

export function createServer(config: ServerConfig): HttpServer {
  // Without this, restify would write its own log to standard output. We log what we need through `config.log`.
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never });
  const http = server.server as Server;
  // We keep Node's own limit of 5 minutes for a whole request. A shorter one would cut off uploads too.
  http.headersTimeout = SENDING_LIMIT_MS;
  http.keepAliveTimeout = KEEP_ALIVE_MS;
  const closing = new AbortController();
  // Each open stream listens. The default warning at 11 would be a false alarm.
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
  'log' | 'closing' | 'trustedProxies' | 'bodyLimitMs'
> {
  raw: Map<string, RawHttpHandler>;
  /** "POST /path" for each route that reads the body itself. */
  readsBody: Set<string>;
  known: string[];
  errors: ErrorPages;
}

/** Before any routing: refuses what restify could not parse, and runs the handlers that take requests as they are. */
function handleFirst(
  server: restify.Server,
  { https = false, onReply }: ServerConfig,
  { log, closing, trustedProxies, bodyLimitMs, raw, readsBody }: ServerParts,
): void {
  const http = server.server as Server;
  // `first` is missing from the type declarations. We do not use `pre`, because `next(false)` would crash the process
  // instead of stopping the request.
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
    if (onReply) response.once('close', () => onReply(response.statusCode));
    if (closing.aborted) response.setHeader('Connection', 'close');
    // Otherwise, a client that keeps its connection open would delay the shutdown until the limit.
    response.once('close', () => {
      if (closing.aborted) setImmediate(() => http.closeIdleConnections());
    });
    if (!isReadable(request)) {
      void writeReply(response, errorReply(400), { withBody: true, signal: closing });
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
  // Without this, restify would answer in its own words and repeat the path of the request.
  server.on('restifyError', (request: IncomingMessage, response: ServerResponse, error: unknown) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) log.error({ error: nameOf(error) }, 'A request failed in the router.');
    const page = wantsPage(request) ? errors.page?.(status, request.headers) : undefined;
    const withBody = request.method !== 'HEAD';
    void writeReply(response, page ?? errorReply(status), { withBody, signal: closing });
  });

  // restify emits the socket server's errors as its own. Without a listener, an error would end the process.
  server.on('error', (error: unknown) => {
    if ((server.server as Server).listening)
      log.error({ error: nameOf(error) }, 'The HTTP server reported an error.');
  });
}

function createRoutes(server: restify.Server, parts: ServerParts): HttpRoutes {
  const { raw, readsBody, known, errors, ...shared } = parts;
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
      errors.page = page;
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
    log.error({ error: nameOf(error), path: pathOf(request) }, 'A request handler failed.');
    await writeReply(response, errorReply(500), { withBody: true, signal: new AbortController().signal });
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

function listenFailure(cause: unknown, { host, port }: ServerConfig): ConfigurationFailure {
  const code = (cause as NodeJS.ErrnoException).code;
  const [problem, remedy] =
    code === 'EADDRINUSE'
      ? ['is in use', 'Stop the process that is using it, or set PORT to a free port.']
      : code === 'EACCES'
        ? ['needs permissions this process does not have', 'Set PORT to a number above 1023.']
        : ['cannot be opened', 'Check HOST and PORT.'];
  return new ConfigurationFailure(`Port ${port} on ${host} ${problem}.`, remedy, { cause });
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
 * restify builds an address from the Host header and the target, before any handler runs. If it cannot parse the
 * address, the process ends. If the Host has a path in it, the address leads to the wrong page.
 */
function isReadable({ headers, url = '' }: IncomingMessage): boolean {
  const base = `http://${headers.host ?? 'localhost'}`;
  if (!URL.canParse(base)) return false;
  const { username, password, pathname, search, hash } = new URL(base);
  if (username || password || pathname !== '/' || search || hash || /[/\\?#@]/.test(headers.host ?? ''))
    return false;
  return url.startsWith('/') ? URL.canParse(base + url) : URL.canParse(url, base);
}

/** When a browser opens an address, it says that it accepts HTML. Scripts, Slack and Teams do not. */
function wantsPage({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html');
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0]!;
}
