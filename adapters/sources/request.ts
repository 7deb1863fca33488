// Makes one HTTP GET request. Checks the address, and limits the time and the size before and after
// decompression.
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { AddressCheck } from './check-address.js';
import { SourceFault } from './source-fault.js';
import { sourcesWording } from './wording.js';

export interface RequestLimits {
  /** The deadline for reading the whole reply, in milliseconds. */
  deadlineMs: number;
  /** The limit on the size of the body, both before and after decompression. */
  maxBytes: number;
}

export interface RawReply {
  status: number;
  headers: IncomingHttpHeaders;
  /** The body after decompression. Empty for a redirect. */
  bytes: Uint8Array;
}

/** Thrown if the reply is larger than the limit, before or after decompression. */
export class ReplyTooLarge extends SourceFault {
  override name = 'ReplyTooLarge';
}

/** Does not follow redirects or retry. Throws `SourceFault`, or any error from Node. */
export async function requestOnce(
  url: URL,
  headers: Record<string, string>,
  addresses: AddressCheck,
  limits: RequestLimits,
): Promise<RawReply> {
  addresses.checkHost(url.hostname);
  const signal = AbortSignal.timeout(limits.deadlineMs);
  const reply = await begin(url, { ...headers, 'Accept-Encoding': 'gzip, br, deflate' }, addresses, signal);
  const status = reply.statusCode ?? 0;
  try {
    const isRedirect = status >= 300 && status < 400;
    const bytes = isRedirect ? new Uint8Array() : await readBody(reply, limits.maxBytes, signal);
    return { status, headers: reply.headers, bytes };
  } catch (error) {
    // Throw the signal's reason. The stream's own error only says "aborted", and does not say which side
    // ended the request.
    if (signal.aborted) throw signal.reason;
    throw error;
  } finally {
    reply.destroy();
  }
}

function begin(
  url: URL,
  headers: Record<string, string>,
  { lookup }: AddressCheck,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    // Always make a new connection. An existing one might lead to an address that the host name no longer
    // resolves to.
    request(url, { headers, lookup, signal, agent: false, maxHeaderSize: 16_384 })
      .once('response', resolve)
      .once('error', reject)
      .end();
  });
}

async function readBody(reply: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const announced = Number(reply.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of inflated(reply, maxBytes) as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    length += piece.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function inflated(reply: IncomingMessage, maxBytes: number): Readable {
  const encoding = (reply.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const make = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    br: createBrotliDecompress,
    deflate: createInflate,
  }[encoding];
  const counted = Readable.from(limited(reply, maxBytes), { objectMode: false });
  if (encoding === 'identity') return counted;
  if (!make) throw new SourceFault(sourcesWording.otherEncoding(encoding));
  const inflating = make();
  counted.on('error', (error) => inflating.destroy(error));
  return counted.pipe(inflating);
}

/** Limits the compressed bytes too, because data that decompresses to nothing could go on for ever. */
async function* limited(reply: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const piece of reply as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    yield piece;
  }
}

function tooLarge(maxBytes: number): ReplyTooLarge {
  return new ReplyTooLarge(sourcesWording.tooLarge(Math.round(maxBytes / 1_000_000)));
}

export const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Returns undefined if the reply is not a redirect. */
export function redirectOf({ status, headers }: RawReply, from: URL): URL | undefined {
  if (!REDIRECTS.has(status)) return undefined;
  const { location } = headers;
  if (!location || !URL.canParse(location, from.href))
    throw new SourceFault(sourcesWording.lostRedirect(status));
  return new URL(location, from);
}
