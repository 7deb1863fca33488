// Fetches pages from publishers' sites: follows robots.txt, pauses between requests, and follows allowed
// redirects.
import { setTimeout as wait } from 'node:timers/promises';
import type { FetchedCopy } from '../../ingest/model/fetching.js';
import { AddressRefused, type AddressCheck } from './check-address.js';
import {
  MAX_REDIRECTS,
  redirectOf,
  ReplyTooLarge,
  requestOnce,
  type RawReply,
  type RequestLimits,
} from './request.js';
import { ROBOTS_MAX_BYTES, createRobots } from './robots.js';
import { codeOf, reasonOf, SourceFault } from './source-fault.js';
import { sourcesWording } from './wording.js';

export const USER_AGENT = 'ctac-guidance-assistant';
/**
 * The longest address that we accept, in characters. Real addresses have up to 300. A longer address takes
 * longer to check, so without this limit, anyone who gives us one could keep us busy.
 */
export const LONGEST_ADDRESS = 2_000;
const LASTING = new Set([301, 303, 308]);

export interface FetcherOptions {
  addresses: AddressCheck;
  /** Hosts named in the settings. Requests to these are always allowed, and may use http. */
  privateHosts: readonly string[];
  /** The pause between 2 requests to the same host, in milliseconds. */
  pauseMs?: number;
  deadlineMs?: number;
  maxBytes?: number;
  pause?: (ms: number) => Promise<unknown>;
  /** Receives the code of an error from Node, for the log. Editors only read what it means. */
  onFault?: (host: string, code: string) => void;
}

export interface PageRequest {
  url: string;
  /** The hosts that this request and its redirects may go to. */
  hosts: ReadonlySet<string>;
  /** Our stored copy of the page, if there is one. */
  held?: FetchedCopy;
}

/**
 * `url` is the final address. `movedTo` is the address that the last permanent redirect led to, if there
 * was one.
 */
export type PageReply =
  | { kind: 'found'; url: string; movedTo?: string; copy: FetchedCopy }
  | { kind: 'unchanged'; url: string; movedTo?: string }
  /** Statuses 410 and 404. The body may say what to read instead. */
  | { kind: 'gone' | 'missing'; url: string; movedTo?: string; bytes: Uint8Array }
  | { kind: 'refused' | 'failed'; url: string; movedTo?: string; why: string };

export type FetchPage = (request: PageRequest) => Promise<PageReply>;

export function createFetcher(options: FetcherOptions): FetchPage {
  const { addresses, pauseMs = 1_000, deadlineMs = 60_000, maxBytes = 25_000_000 } = options;
  const limits: RequestLimits = { deadlineMs, maxBytes };
  const privateHosts = new Set(options.privateHosts.map((host) => host.toLowerCase()));
  const turns = createTurns(options.pause ?? ((ms) => wait(ms, undefined, { ref: false })));
  const identity = { 'User-Agent': USER_AGENT };
  const rulesFor = createRobots(USER_AGENT, (url) =>
    turns(url.host, pauseMs, () =>
      requestOnce(url, identity, addresses, { deadlineMs, maxBytes: ROBOTS_MAX_BYTES }),
    ),
  );

  async function get(url: URL, held: FetchedCopy | undefined): Promise<RawReply> {
    const rule = await rulesFor(url);
    if (!rule.allowed) throw new AddressRefused(sourcesWording.robots(url.host, url.pathname));
    const headers: Record<string, string> = { ...identity };
    if (held?.etag) headers['If-None-Match'] = held.etag;
    if (held?.lastModified) headers['If-Modified-Since'] = held.lastModified;
    return turns(url.host, Math.max(pauseMs, rule.pauseMs), () =>
      requestOnce(url, headers, addresses, limits),
    );
  }

  return async function fetchPage({ url: asked, hosts, held }) {
    let url = new URL(asked);
    let movedTo: string | undefined;
    try {
      // Check the address as it was given. If a long address was cut, the parsed one could be short enough to
      // pass, because parsing removes parts such as “/a/..”.
      checkLength(asked, url);
      for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
        checkPlace(url, hosts, privateHosts);
        // Our copy comes from the address we requested. After a redirect, that copy cannot tell us whether
        // the page has changed.
        const reply = await get(url, hop === 0 ? held : undefined);
        const next = redirectOf(reply, url);
        if (!next) return readReply(reply, url, movedTo);
        url = next;
        if (LASTING.has(reply.status)) movedTo = url.href;
      }
      return {
        kind: 'failed',
        url: url.href,
        movedTo,
        why: sourcesWording.tooManyRedirects(MAX_REDIRECTS),
      };
    } catch (error) {
      const isRefusal = error instanceof AddressRefused || error instanceof ReplyTooLarge;
      // An error without a code is a fault in our own code, not at the site.
      if (!(error instanceof SourceFault) && !(error instanceof Error && 'code' in error)) throw error;
      if (!(error instanceof SourceFault)) options.onFault?.(url.hostname, codeOf(error));
      const why = reasonOf(error, url.hostname);
      return { kind: isRefusal ? 'refused' : 'failed', url: url.href, movedTo, why };
    }
  };
}

function checkLength(address: string, { hostname }: URL): void {
  if (address.length > LONGEST_ADDRESS)
    throw new AddressRefused(sourcesWording.longAddress(hostname, LONGEST_ADDRESS));
}

function checkPlace(url: URL, hosts: ReadonlySet<string>, privateHosts: ReadonlySet<string>): void {
  checkLength(url.href, url);
  const isNamed = privateHosts.has(url.hostname);
  if (url.protocol !== 'https:' && !(isNamed && url.protocol === 'http:'))
    throw new AddressRefused(sourcesWording.notHttps(url.href));
  if (url.username || url.password) throw new AddressRefused(sourcesWording.withPassword);
  if (!isNamed && !hosts.has(url.hostname)) throw new AddressRefused(sourcesWording.otherHost(url.hostname));
}

function readReply({ status, headers, bytes }: RawReply, { href: url }: URL, movedTo?: string): PageReply {
  if (status === 304) return { kind: 'unchanged', url, movedTo };
  if (status === 410) return { kind: 'gone', url, movedTo, bytes };
  if (status === 404) return { kind: 'missing', url, movedTo, bytes };
  if (status !== 200) {
    const wait = headers['retry-after']?.slice(0, 40);
    const why = wait ? sourcesWording.statusAndWait(status, wait) : sourcesWording.status(status);
    return { kind: 'failed', url, movedTo, why };
  }
  const copy: FetchedCopy = {
    url,
    etag: headers.etag,
    lastModified: headers['last-modified'],
    contentType: headers['content-type'] ?? '',
    bytes,
  };
  return { kind: 'found', url, movedTo, copy };
}

/** Allows one request at a time to each host, and pauses after each request. */
function createTurns(pause: (ms: number) => Promise<unknown>) {
  const last = new Map<string, Promise<unknown>>();
  return function inTurn<T>(host: string, pauseMs: number, work: () => Promise<T>): Promise<T> {
    const before = last.get(host) ?? Promise.resolve();
    const mine = awake(before).then(work);
    last.set(
      host,
      mine.catch(() => undefined).then(() => pause(pauseMs)),
    );
    return mine;
  };
}

/** Keeps the process running while a request waits for its turn. A pause alone would let it end. */
function awake<T>(turn: Promise<T>): Promise<T> {
  const timer = setInterval(() => undefined, 60_000);
  return turn.finally(() => clearInterval(timer));
}
