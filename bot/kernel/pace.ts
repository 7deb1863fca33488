// Keeps us within a platform's sending limits: messages wait their turn here, so that the platform accepts them.
import type { SendLimit } from '../model/ports.js';

/** Thrown if it is not this message's turn yet. We have not tried to send it. */
export class NotYet extends Error {
  constructor(readonly afterMs: number) {
    super('It is not this message’s turn to be sent yet.');
  }
}

export interface Pace {
  /** Milliseconds until this message's turn; 0 if it can go now. Asking again with the same key keeps the turn. */
  turnOf(key: string, limits: readonly SendLimit[], now: number): number;
  /** Sends a message now, ahead of any that are waiting, and uses up a later message's turn. */
  goFirst(limits: readonly SendLimit[], now: number): void;
  /** The platform accepts nothing that shares this limit before `until`. */
  hold(limit: SendLimit, until: number): void;
}

interface Share {
  /** When the next turn would be if bursts were not allowed. */
  nextAt: number;
  heldUntil: number;
}

/** Far more messages than ever wait at once. Cancelled messages are forgotten when they become the oldest. */
const MOST_REMEMBERED = 10_000;

/**
 * Only covers this process. Another process on the same store only slows down when the platform says that we have sent
 * too many.
 */
export function createPace(): Pace {
  const shares = new Map<string, Share>();
  const turns = new Map<string, number>();

  const shareOf = ({ key }: SendLimit, now: number): Share => {
    const share = shares.get(key) ?? { nextAt: now, heldUntil: 0 };
    shares.delete(key);
    shares.set(key, share);
    forgetOldest(shares);
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
    turnOf(key, limits, now) {
      const given = turns.get(key);
      const isHeld = limits.some((limit) => shareOf(limit, now).heldUntil > (given ?? now));
      const turn = given === undefined || isHeld ? nextTurn(limits, now) : given;
      if (turn !== given) take(limits, turn, now);
      turns.delete(key);
      if (turn <= now) return 0;
      turns.set(key, turn);
      forgetOldest(turns);
      return turn - now;
    },
    goFirst: (limits, now) => take(limits, now, now),
    hold(limit, until) {
      const share = shareOf(limit, until);
      share.heldUntil = Math.max(share.heldUntil, until);
      // When the hold ends, the messages that waited go one at a time, with no burst.
      share.nextAt = Math.max(share.nextAt, until + (limit.burst - 1) * limit.everyMs);
    },
  };
}

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size > MOST_REMEMBERED) map.delete(map.keys().next().value!);
}
