// Keeps within a platform's rate limits. Messages wait here, so that the platform does not refuse them.
import LruCache from 'lru-cache';
import type { SendLimit } from '../model/ports.js';

/** Thrown if a message has to wait before it can be sent. No attempt was made to send it. */
export class NotYet extends Error {
  constructor(readonly afterMs: number) {
    super();
  }
}

export interface SendingPace {
  /**
   * Milliseconds until this message's turn, or 0 if it can be sent now. Calling this again with the same key
   * keeps the turn.
   */
  turnOf(key: string, limits: readonly SendLimit[], now: number): number;
  /** Records that a message is sent now, ahead of those waiting. Later messages wait longer to compensate. */
  goFirst(limits: readonly SendLimit[], now: number): void;
  /** The platform will reject every call that counts towards this limit before the time `until`. */
  hold(limit: SendLimit, until: number): void;
}

interface Share {
  /** When the next turn would be if bursts were not allowed. */
  nextAt: number;
  heldUntil: number;
}

/**
 * Far more messages than are ever waiting at once. The oldest are forgotten first, including cancelled ones.
 */
const REMEMBERED = { max: 10_000 };

/**
 * Only counts messages from this process. Another process on the same store slows down only when the platform
 * refuses it.
 */
export function createPace(): SendingPace {
  const shares = new LruCache<string, Share>(REMEMBERED);
  const turns = new LruCache<string, number>(REMEMBERED);
  let latest = -Infinity;
  let setBackBy = 0;

  /**
   * If the system clock is set back, continues from the latest time. Otherwise, every turn would be delayed
   * by that much.
   */
  const onward = (now: number): number => {
    setBackBy = Math.max(setBackBy, latest - now);
    latest = now + setBackBy;
    return latest;
  };

  const shareOf = ({ key }: SendLimit, now: number): Share => {
    const share = shares.get(key) ?? { nextAt: now, heldUntil: 0 };
    shares.set(key, share);
    return share;
  };
  const take = (limits: readonly SendLimit[], at: number, now: number) => {
    for (const limit of limits) {
      const share = shareOf(limit, now);
      share.nextAt = Math.max(share.nextAt, at) + limit.everyMs;
    }
  };
  const nextTurn = (limits: readonly SendLimit[], now: number): number => {
    const free = limits.map((limit) => {
      const { nextAt, heldUntil } = shareOf(limit, now);
      return Math.max(nextAt - (limit.burst - 1) * limit.everyMs, heldUntil);
    });
    return Math.max(now, ...free);
  };

  return {
    turnOf(key, limits, at) {
      const now = onward(at);
      const given = turns.get(key);
      const isHeld = limits.some((limit) => shareOf(limit, now).heldUntil > (given ?? now));
      const turn = given === undefined || isHeld ? nextTurn(limits, now) : given;
      if (turn !== given) take(limits, turn, now);
      turns.delete(key);
      if (turn <= now) return 0;
      turns.set(key, turn);
      return turn - now;
    },
    goFirst(limits, at) {
      const now = onward(at);
      take(limits, now, now);
    },
    hold(limit, at) {
      const until = at + setBackBy;
      const share = shareOf(limit, until);
      share.heldUntil = Math.max(share.heldUntil, until);
      // When the limit ends, send the waiting messages one at a time instead of all together.
      share.nextAt = Math.max(share.nextAt, until + (limit.burst - 1) * limit.everyMs);
    },
  };
}
