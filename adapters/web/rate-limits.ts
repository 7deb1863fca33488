// How much one browser, and one address, may send: enough for people, too little for a flood.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type Limited = 'message' | 'action' | 'stream';

export interface RateLimits {
  /** Seconds to wait; 0 when it may go on. Counts as one use. */
  take(what: Limited, session: string, address: string): Promise<number>;
}

/** Each process counts for itself: behind several processes the limits are that many times as high. */
const PER_SESSION_A_MINUTE: Record<Limited, number> = { message: 12, action: 60, stream: 60 };
/** A whole office can stand behind one address, and a proxy in front makes all addresses one. */
const ADDRESS_FACTOR = 50;

export function createRateLimits(perMinute: Partial<Record<Limited, number>> = {}): RateLimits {
  const limiters = new Map<string, RateLimiterMemory>();
  const limiter = (what: Limited, by: 'session' | 'address') => {
    const name = `${what} by ${by}`;
    const points = (perMinute[what] ?? PER_SESSION_A_MINUTE[what]) * (by === 'address' ? ADDRESS_FACTOR : 1);
    const known = limiters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: 60 });
    limiters.set(name, known);
    return known;
  };
  return {
    async take(what, session, address) {
      const waits = await Promise.all([
        waitFor(limiter(what, 'session'), session),
        waitFor(limiter(what, 'address'), address),
      ]);
      return Math.max(...waits);
    },
  };
}

async function waitFor(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  }
}
