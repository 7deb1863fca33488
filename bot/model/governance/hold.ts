// A legal hold: what it covers must not be deleted, by anyone, until it is lifted or ends.
import type { Person } from '../people/person.js';

export type HoldScope =
  | { kind: 'person'; platform: string; target: string }
  | { kind: 'conversation'; target: string }
  | { kind: 'escalation'; target: string }
  /** Everything received or sent then; half open. */
  | { kind: 'period'; from: string; to: string };

export interface NewHold {
  id: string;
  scope: HoldScope;
  reason: string;
  /** Whether people it covers may be told that there is a hold. */
  mayTell: boolean;
  placedBy: string;
  placedAt: string;
  /** Lifted by itself then; absent: until someone lifts it. */
  endsAt?: string;
}

export interface Hold extends NewHold {
  lifted?: { by: string; at: string; reason: string };
}

export interface WantedHold {
  /** From the form, so that sending it twice places one. */
  id?: string;
  scope: HoldScope;
  reason: string;
  mayTell: boolean;
  by: string;
  endsAt?: string;
}

export type PlacedHold = { outcome: 'placed'; id: string } | { outcome: 'refused'; problem: string };

export function isInForce({ lifted, endsAt }: Hold, now: string): boolean {
  return !lifted && (endsAt === undefined || endsAt > now);
}

/** An erasure that someone asked for, and that a hold delays. */
export type DeferredErasure =
  | { kind: 'person'; person: Person; conversation: string; askedAt: string }
  | { kind: 'message'; message: string; conversation: string; askedAt: string };

export interface Covering {
  /** False if any hold that covers it must not be mentioned. */
  mayTell: boolean;
}

/** Every method throws `StoreFailure`. */
export interface HoldRecords {
  add(hold: NewHold): Promise<void>;
  find(id: string): Promise<Hold | undefined>;
  /** In force first, then lifted ones; the newest first. */
  list(now: string): Promise<Hold[]>;
  /** False if it is not there or was lifted before. */
  lift(id: string, lifted: { by: string; at: string; reason: string }): Promise<boolean>;
  /** Whether a message is covered; undefined if not. */
  coversMessage(id: string, now: string): Promise<Covering | undefined>;
  /** Whether anything of a person is covered. */
  coversPerson(person: Person, now: string): Promise<Covering | undefined>;
  /** Whether anything in a conversation is covered, so that its placeholders are needed. */
  coversConversation(id: string, now: string): Promise<Covering | undefined>;
  /** Asked for twice, it is kept once. */
  defer(erasure: DeferredErasure): Promise<void>;
  deferred(): Promise<DeferredErasure[]>;
  /** It was done. */
  settle(erasure: DeferredErasure): Promise<void>;
  /** The wording that an edit replaced, for as long as the hold lasts. */
  keepWording(message: string, revision: number, text: string, now: string): Promise<void>;
  /** Deletes the earlier wordings that no hold covers any more. */
  dropWordings(now: string): Promise<void>;
}
