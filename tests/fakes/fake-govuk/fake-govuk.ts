// Runs a fake GOV.UK on this machine: Content API payloads, files with ETags, redirects (303) and removed
// pages (410).
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface GovukPayload {
  base_path?: string | null;
  schema_name?: string;
  redirects?: { destination?: string }[];
  [key: string]: unknown;
}

export interface FakeGovuk {
  url: string;
  /** The requests received, as method and path, followed by "(304)" if the content had not changed. */
  requests: string[];
  /** Serves a payload under its own base path. */
  put(payload: GovukPayload): void;
  putFile(path: string, contentType: string, bytes: Uint8Array | string): void;
  /** Makes the path return 404 from now on. */
  remove(path: string): void;
  /** Makes every request return this status from now on. `undefined` restores normal replies. */
  breakWith(status: number | undefined): void;
  close(): Promise<void>;
}

interface Served {
  status: number;
  type: string;
  bytes: Uint8Array;
  location?: string;
}

/**
 * Matches the addresses of GOV.UK’s file servers, which payloads link to. They are replaced by this server’s
 * address.
 */
const ASSETS = /https:\/\/assets\.(?:publishing\.service|digital\.cabinet-office)\.gov\.uk/g;

export async function startFakeGovuk(): Promise<FakeGovuk> {
  const served = new Map<string, Served>();
  const requests: string[] = [];
  let broken: number | undefined;
  const server = createServer((request, response) => {
    const entry = served.get(new URL(request.url!, 'http://localhost').pathname);
    const status = answer(request, response, broken === undefined ? entry : { ...NOTHING, status: broken });
    requests.push(`${request.url}${status === 304 ? ' (304)' : ''}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    put(payload) {
      served.set(`/api/content${payload.base_path}`, payloadAsServed(payload, url));
    },
    putFile(path, type, bytes) {
      served.set(path, { status: 200, type, bytes: Buffer.from(bytes) });
    },
    remove: (path) => void served.delete(path),
    breakWith: (status) => (broken = status),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function payloadAsServed(payload: GovukPayload, url: string): Served {
  const bytes = Buffer.from(JSON.stringify(payload).replace(ASSETS, url));
  const body = { type: 'application/json; charset=utf-8', bytes };
  if (payload.schema_name === 'gone') return { ...body, status: 410 };
  const destination = payload.schema_name === 'redirect' ? payload.redirects?.[0]?.destination : undefined;
  if (destination === undefined) return { ...body, status: 200 };
  const location = destination.startsWith('/') ? `/api/content${destination}` : destination;
  return { ...body, status: 303, location };
}

const NOTHING: Served = { status: 404, type: 'text/plain', bytes: Buffer.from('Not here.') };

function answer(request: IncomingMessage, response: ServerResponse, entry = NOTHING): number {
  const etag = `"${createHash('sha256').update(entry.bytes).digest('hex').slice(0, 24)}"`;
  if (entry.status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ETag: etag });
    response.end();
    return 304;
  }
  const headers: Record<string, string> = { 'Content-Type': entry.type, ETag: etag };
  if (entry.location) headers.Location = entry.location;
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  if (zipped) headers['Content-Encoding'] = 'gzip';
  response.writeHead(entry.status, headers);
  response.end(zipped ? gzipSync(entry.bytes) : entry.bytes);
  return entry.status;
}
