// Keeps sending below what a platform allows: a message waits for its turn here, and is not refused there.
import type { SendLimit } from '../model/ports.js';

/** It is not yet this message's turn: no attempt was made. */
export class NotYet extends Error {
  constructor(readonly afterMs: number) {
    super('It is not the turn of this message yet.');
  }
}

export interface Pace {
  /** In how many milliseconds it is this message's turn; 0 if now. Asked again with the same key, it keeps its turn. */
  turnOf(key: string, limits: readonly SendLimit[], now: number): number;
  /** It goes now, whoever waits, and takes a turn from those who come later. */
  goFirst(limits: readonly SendLimit[], now: number): void;
  /** The platform takes nothing that shares this limit until then. */
  hold(limit: SendLimit, until: number): void;
}

interface Share {
  /** When the next turn would be if there were no bursts. */
  nextAt: number;
  heldUntil: number;
}

/** Far more than wait at one time: what was cancelled is forgotten with the oldest. */
const MOST_REMEMBERED = 10_000;

/** In this process: another one on the same store learns of too many from the platform. */
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
      // Those who waited come one by one, with no burst.
      share.nextAt = Math.max(share.nextAt, until + (limit.burst - 1) * limit.everyMs);
    },
  };
}

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size > MOST_REMEMBERED) map.delete(map.keys().next().value!);
}
