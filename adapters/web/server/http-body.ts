import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpBody } from '../../http/http.js';
import { errorReply, writeReply } from './http-reply.js';

export type BodyRefusal = { refused: 400 | 413 | 415 };

const NO_BODY: HttpBody = { kind: 'none' };

/**
 * Never holds more than `maxBytes` in memory. restify's own reader counts the bytes of a compressed body
 * before unpacking it, so a few kilobytes could become gigabytes. It also writes uploads to disk before
 * anyone has checked who sent them.
 */
export async function readBody(
  request: IncomingMessage,
  { maxBytes, readsBody = false }: { maxBytes: number; readsBody?: boolean | undefined },
): Promise<HttpBody | BodyRefusal> {
  if (!['POST', 'PUT', 'PATCH'].includes(request.method ?? '')) return NO_BODY;
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') return { refused: 415 };
  const contentType = request.headers['content-type'] ?? '';
  if (readsBody) return { kind: 'unread', value: request, contentType };
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { refused: 413 };
  const bytes = await readBytes(request, maxBytes);
  if (bytes === undefined) return { refused: 413 };
  return parseBody(bytes, contentType);
}

/**
 * Closes the connection if the body takes longer than the limit, so that no client can hold a socket for
 * long.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, limitMs: number): void {
  const timer = setTimeout(() => {
    if (request.complete) return;
    if (response.headersSent) request.destroy();
    else {
      response.setHeader('Connection', 'close');
      void writeReply(response, errorReply(408, request), {
        withBody: true,
        signal: new AbortController().signal,
      });
    }
  }, limitMs).unref();
  request.once('close', () => clearTimeout(timer));
}

async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  // A plain `for await` would destroy the socket when it ends early, and the client could not read why it was
  // refused.
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > maxBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function parseBody(bytes: Buffer, contentType: string): HttpBody | BodyRefusal {
  if (!bytes.length) return NO_BODY;
  const mediaType = contentType.split(';')[0]!.trim().toLowerCase();
  if (mediaType === 'application/x-www-form-urlencoded') {
    return { kind: 'form', value: new URLSearchParams(bytes.toString('utf8').replace(/%00|\0/g, '')) };
  }
  if (mediaType !== 'application/json') return { kind: 'bytes', value: bytes, contentType };
  try {
    return { kind: 'json', value: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return { refused: 400 };
  }
}
