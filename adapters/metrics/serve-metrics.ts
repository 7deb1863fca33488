// Serves /metrics on a separate port from the pages, and requires a token if one is set.
import { hash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationFailure } from '../../knowledge/model/errors.js';
import type { Metrics } from './registry.js';
import { metricsWording } from './wording.js';

export interface MetricsServerConfig {
  host: string;
  /** The port to listen on. 0 means any free port. */
  port: number;
  token?: string;
  /**
   * Called at most once a minute, because there may be thousands of errors. Gets an error of the listening socket,
   * such as too many open files, and the number of errors since the last call.
   */
  onFailure: (error: unknown, count: number) => void;
}

export interface MetricsServer {
  url: string;
  close(): Promise<void>;
}

const REQUEST_LIMIT_MS = 5_000;
const REPORT_EVERY_MS = 60_000;

/** Throws `ConfigurationFailure` if the port is not available. */
export async function serveMetrics(metrics: Metrics, config: MetricsServerConfig): Promise<MetricsServer> {
  const server = createServer((request, response) => void reply(metrics, config.token, request, response));
  server.requestTimeout = REQUEST_LIMIT_MS;
  server.headersTimeout = REQUEST_LIMIT_MS;
  const report = onceAMinute(config.onFailure);
  await new Promise<void>((resolve, reject) => {
    // Without a listener, an error would end the process.
    server.on('error', (error) => (server.listening ? report(error) : reject(error)));
    server.listen(config.port, config.host, resolve);
  }).catch((cause: unknown) => {
    throw new ConfigurationFailure(...metricsWording.cannotListen(config.host, config.port), { cause });
  });
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${port}/metrics`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function onceAMinute(report: (error: unknown, count: number) => void): (error: unknown) => void {
  let count = 0;
  let reportedAt = -Infinity;
  return (error) => {
    count += 1;
    if (Date.now() - reportedAt < REPORT_EVERY_MS) return;
    report(error, count);
    reportedAt = Date.now();
    count = 0;
  };
}

async function reply(
  metrics: Metrics,
  token: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || request.url?.split('?', 1)[0] !== '/metrics')
    return end(response, 404, `${metricsWording.notFound}\n`);
  if (token !== undefined && !isToken(request.headers.authorization, token)) {
    response.setHeader('WWW-Authenticate', 'Bearer');
    return end(response, 401, `${metricsWording.wrongToken}\n`);
  }
  try {
    const text = await metrics.text();
    response.setHeader('Content-Type', metrics.contentType);
    response.setHeader('Cache-Control', 'no-store');
    end(response, 200, text);
  } catch {
    end(response, 500, `${metricsWording.unread}\n`);
  }
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.end(text);
}

/**
 * Compares digests, because they all have the same length, so the time taken reveals nothing about the token.
 */
function isToken(header: string | undefined, token: string): boolean {
  const digest = (value: string) => hash('sha256', value, 'buffer');
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}
