// Reads a site's robots.txt to find out what we may fetch and how fast, and keeps it for a day (RFC 9309).
import { setImmediate as othersTurn } from 'node:timers/promises';
import { MAX_REDIRECTS, redirectOf, type RawReply } from './request.js';
import { isPathAllowed, readRobotsRules, type RobotsRules } from './robots-rules.js';
import { SourceFault } from './source-fault.js';
import { sourcesWording } from './wording.js';

const REMEMBERED_MS = 24 * 3_600_000;
/** RFC 9309 requires us to read at least 500 kibibytes. */
export const ROBOTS_MAX_BYTES = 512_000;
/** The longest pause that we make between requests, even if a site asks for more: 1 request a minute. */
const LONGEST_PAUSE_MS = 60_000;

export interface RobotsRule {
  allowed: boolean;
  /** The pause between 2 requests in milliseconds, if the site asks for one. */
  pauseMs: number;
}

/** `get` fetches without checking robots.txt. Passes on any error from `get`. */
export function createRobots(agent: string, get: (url: URL) => Promise<RawReply>) {
  const sites = new Map<string, { until: number; rules: Promise<RobotsRules> }>();

  async function readRules(origin: string): Promise<RobotsRules> {
    const address = new URL('/robots.txt', origin);
    const reply = await followed(address);
    // Under section 2.3.1 of RFC 9309, we may fetch everything if robots.txt is "unavailable" (4xx), and
    // nothing if it is "unreachable" (5xx).
    if (reply.status >= 500) throw new SourceFault(sourcesWording.robotsUnread(address.href, reply.status));
    return readRobotsRules(reply.status === 200 ? new TextDecoder().decode(reply.bytes) : '', agent);
  }

  /**
   * Follows redirects, even to another host (2.3.1.2). After too many redirects, the site counts as having no
   * robots.txt.
   */
  async function followed(address: URL): Promise<RawReply> {
    let [url, reply] = [address, await get(address)];
    for (let hop = 0; hop < MAX_REDIRECTS; hop += 1) {
      const next = redirectOf(reply, url);
      const isSafe = next && (next.protocol === 'https:' || next.origin === address.origin);
      if (!isSafe) break;
      [url, reply] = [next, await get(next)];
    }
    return reply;
  }

  return async function rulesFor(url: URL): Promise<RobotsRule> {
    let site = sites.get(url.origin);
    if (!site || site.until < Date.now()) {
      site = { until: Date.now() + REMEMBERED_MS, rules: readRules(url.origin) };
      sites.set(url.origin, site);
      // Do not keep a failed result, so that the next request tries again.
      site.rules.catch(() => sites.delete(url.origin));
    }
    const rules = await site.rules;
    // Let other work run here: if many addresses in a row are not allowed, there are no requests between them
    // to wait for.
    await othersTurn();
    return {
      allowed: isPathAllowed(rules, url),
      pauseMs: Math.min((rules.delaySeconds ?? 0) * 1000, LONGEST_PAUSE_MS),
    };
  };
}
