// Reads a site's robots.txt to see what we may fetch and how fast, and remembers it for a day (RFC 9309).
import robotsParser from 'robots-parser';
import type { RawReply } from './request.js';

/** Its types describe an ES module, and it is a CommonJS one: what is imported is the function itself. */
const readRobots = robotsParser as unknown as typeof robotsParser.default;

const REMEMBERED_MS = 24 * 3_600_000;
/** RFC 9309 asks for at least 500 kibibytes. */
export const ROBOTS_MAX_BYTES = 512_000;
/** If a site asks for longer pauses than this between two requests, we still ask once a minute. */
const LONGEST_PAUSE_MS = 60_000;

type Robots = ReturnType<typeof readRobots>;

export interface RobotsRule {
  allowed: boolean;
  /** Between two requests, where the site says so. */
  pauseMs: number;
}

/** `get` fetches without asking robots.txt; what it throws passes through. */
export function createRobots(agent: string, get: (url: URL) => Promise<RawReply>, now = () => Date.now()) {
  const sites = new Map<string, { until: number; rules: Promise<Robots> }>();

  async function readRules(origin: string): Promise<Robots> {
    const address = new URL('/robots.txt', origin);
    const reply = await get(address);
    // "Unavailable" (4xx) allows everything, "unreachable" (5xx) nothing: RFC 9309, 2.3.1.
    if (reply.status >= 500) throw new Error(`${address.href} answered ${reply.status}.`);
    return readRobots(address.href, reply.status === 200 ? new TextDecoder().decode(reply.bytes) : '');
  }

  return async function rulesFor(url: URL): Promise<RobotsRule> {
    let site = sites.get(url.origin);
    if (!site || site.until < now()) {
      site = { until: now() + REMEMBERED_MS, rules: readRules(url.origin) };
      sites.set(url.origin, site);
      // A failure is not remembered: the next request asks again.
      site.rules.catch(() => sites.delete(url.origin));
    }
    const rules = await site.rules;
    return {
      allowed: rules.isAllowed(url.href, agent) !== false,
      pauseMs: Math.min((rules.getCrawlDelay(agent) ?? 0) * 1000, LONGEST_PAUSE_MS),
    };
  };
}
