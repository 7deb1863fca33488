import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Log } from '../../http/http.js';
import { createOpenStreams, type Sender } from './open-streams.js';

/**
 * `stream` is a live page in view, and `look` is a hidden one that checks for news. `page` is a page of the chat,
 * and `library` is a page of the library. `search` is a public search, and `link` is opening a private link.
 * `library`, `search` and `link` do not count towards the limits of the chat. The last 2 limit how many
 * refused messages are checked for danger: `stranger` those that did not come from an open chat, with searches by
 * people who are not signed in, and `overLimit` those of someone who has reached another limit.
 */
export type Limited =
  | 'message'
  | 'action'
  | 'stream'
  | 'look'
  | 'page'
  | 'library'
  | 'search'
  | 'link'
  | 'stranger'
  | 'overLimit';

export interface RateLimits {
  /**
   * Returns the seconds to wait, or 0 if the request may go ahead. The request counts for the session and
   * then, if the session's limit allows it, for the address. Without a session, it only counts for the
   * address. `parts` is how many times it counts for the address, because some requests take longer to read.
   */
  take(what: Limited, sender: Partial<Sender>, parts?: number): Promise<number>;
  /**
   * Returns the seconds to wait before this address may store more, or 0 if it may store these bytes now.
   * Urgent messages have an additional share that other messages cannot use.
   */
  store(address: string, bytes: number, urgent: boolean): Promise<number>;
  /**
   * Counts one more open stream and returns a function to call when the stream ends. Returns undefined if too
   * many are open.
   */
  holdStream(sender: Sender): (() => void) | undefined;
}

/** Each process counts separately, so 3 processes allow 3 times as much. */
const PER_SESSION_A_MINUTE: Record<Limited, number> = {
  message: 12,
  action: 60,
  stream: 60,
  // Each hidden page checks 3 times a minute, so 20 of them would use up the streams of the page in view.
  look: 120,
  page: 120,
  // Includes searches by people who are signed in.
  library: 120,
  // These searches have no session, so only the limit for an address applies: 50 times as many, or 200.
  search: 4,
  link: 2,
  // Only for an address: 200.
  stranger: 4,
  // Only for a session, so that other people at the address cannot use it up. More than anyone can type.
  overLimit: 60,
};
/**
 * The limits for an address are this many times higher, because a whole office can share one. They also stop
 * anyone from avoiding the limits by opening many sessions. Even when an address has reached its limit,
 * people there can still report danger.
 */
const ADDRESS_FACTOR = 50;

const MEGABYTE = 1024 * 1024;
/** How much an address may store in a day: about 20,000 questions and their answers. */
const STORED_A_DAY = 256 * MEGABYTE;
const URGENT_STORED_A_DAY = 32 * MEGABYTE;
const DAY_SECONDS = 24 * 60 * 60;

const LOGGED_EVERY_MS = 60_000;

export function createRateLimits(
  log: Log,
  {
    storedADay = STORED_A_DAY,
    urgentStoredADay = URGENT_STORED_A_DAY,
    openStreams,
    ...perMinute
  }: Limits = {},
): RateLimits {
  const counters = new Map<string, Counter>();
  const counter = (what: Limited, by: keyof Sender) => {
    const name = `${what} by ${by}`;
    const points = (perMinute[what] ?? PER_SESSION_A_MINUTE[what]) * (by === 'address' ? ADDRESS_FACTOR : 1);
    const known = counters.get(name) ?? createCounter(points, 60);
    counters.set(name, known);
    return known;
  };
  const stored = createCounter(storedADay, DAY_SECONDS);
  const urgentStored = createCounter(urgentStoredADay, DAY_SECONDS);
  const streams = createOpenStreams(openStreams);
  const note = createRefusalLog(log);
  return {
    async take(what, { session, address }, parts = 1) {
      const own = session === undefined ? 0 : await counter(what, 'session').take(session);
      if (own > 0) return note(own, what, 'session');
      if (address === undefined) return 0;
      return note(await counter(what, 'address').take(address, parts), what, 'address');
    },
    async store(address, bytes, urgent) {
      const wait = await stored.take(address, bytes);
      if (wait === 0 || !urgent) return note(wait, 'stored', 'address');
      return note(await urgentStored.take(address, bytes), 'stored urgently', 'address');
    },
    holdStream(sender) {
      const held = streams.open(sender);
      if (!held) note(1, 'open streams', 'address');
      return held;
    },
  };
}

/** Limits that replace the defaults, for tests and for services with unusual needs. */
export interface Limits extends Partial<Record<Limited | 'storedADay' | 'urgentStoredADay', number>> {
  openStreams?: Parameters<typeof createOpenStreams>[0];
}

interface Counter {
  /** Returns the seconds to wait, or 0 if the request may go ahead. */
  take(key: string, points?: number): Promise<number>;
}

/** The maximum number of keys in memory. Each takes about 400 bytes. */
const MAX_KEYS = 20_000;

/**
 * Counts requests by key. Keys expire. If there are too many, the oldest are deleted, so that requests from
 * many addresses cannot fill the memory.
 */
export function createCounter(points: number, seconds: number, mostKeys = MAX_KEYS): Counter {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  const known = new Set<string>();
  return {
    async take(key, used = 1) {
      // A key that starts a new period becomes the newest, so that it is deleted last.
      const remember = ({ isFirstInDuration }: RateLimiterRes) => {
        if (!isFirstInDuration) return;
        known.delete(key);
        known.add(key);
      };
      try {
        remember(await limiter.consume(key, used));
        return 0;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        remember(refused);
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      } finally {
        const [oldest] = known.size > mostKeys ? known : [];
        if (oldest !== undefined && known.delete(oldest)) await limiter.delete(oldest);
      }
    },
  };
}

/** Logs at most one line a minute for each limit, and never who was refused. */
function createRefusalLog(log: Log) {
  const refusals = new Map<string, { count: number; loggedAt: number }>();
  return (seconds: number, what: string, by: keyof Sender): number => {
    if (seconds === 0) return seconds;
    const name = `${what} by ${by}`;
    const { count, loggedAt } = refusals.get(name) ?? { count: 0, loggedAt: -Infinity };
    const now = performance.now();
    const isDue = now - loggedAt >= LOGGED_EVERY_MS;
    refusals.set(name, isDue ? { count: 0, loggedAt: now } : { count: count + 1, loggedAt });
    if (isDue) log.warn({ what, by, refused: count + 1 }, 'A sender has gone over a rate limit.');
    return seconds;
  };
}
