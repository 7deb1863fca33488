// A legal hold: what it covers must not be deleted, by anyone, until it is lifted or ends.
import type { Person } from '../people/person.js';

export type HoldScope =
  | { kind: 'person'; platform: string; target: string }
  | { kind: 'conversation'; target: string }
  | { kind: 'escalation'; target: string }
  /** Everything received or sent from `from` up to, but not including, `to`. */
  | { kind: 'period'; from: string; to: string };

export interface NewHold {
  id: string;
  scope: HoldScope;
  reason: string;
  /** Whether people it covers may be told that there is a hold. */
  mayTell: boolean;
  placedBy: string;
  placedAt: string;
  /** Lifts itself at this time; if absent, it lasts until someone lifts it. */
  endsAt?: string;
}

export interface Hold extends NewHold {
  lifted?: { by: string; at: string; reason: string };
}

export interface WantedHold {
  /** Comes from the form, so that sending it twice places only one hold. */
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

/** An erasure that someone asked for and a hold delays. */
export type DeferredErasure =
  | { kind: 'person'; person: Person; conversation: string; askedAt: string }
  | { kind: 'message'; message: string; conversation: string; askedAt: string };

export interface Covering {
  /** False if any of the holds that cover it must not be mentioned. */
  mayTell: boolean;
}

/** Every method throws `StoreFailure`. */
export interface HoldRecords {
  add(hold: NewHold): Promise<void>;
  find(id: string): Promise<Hold | undefined>;
  /** Those in force first, then lifted ones; newest first within each. */
  list(now: string): Promise<Hold[]>;
  /** False if it does not exist or has already been lifted. */
  lift(id: string, lifted: { by: string; at: string; reason: string }): Promise<boolean>;
  /** Whether a message is covered; undefined if not. */
  coversMessage(id: string, now: string): Promise<Covering | undefined>;
  /** Whether anything of a person is covered. */
  coversPerson(person: Person, now: string): Promise<Covering | undefined>;
  /** Whether anything in a conversation is covered, so that its placeholders are needed. */
  coversConversation(id: string, now: string): Promise<Covering | undefined>;
  coversComplaint(id: string, now: string): Promise<Covering | undefined>;
  /** Kept only once if it is asked for twice. */
  defer(erasure: DeferredErasure): Promise<void>;
  deferred(): Promise<DeferredErasure[]>;
  /** Removes it, once it has been done. */
  settle(erasure: DeferredErasure): Promise<void>;
  /** Keeps the wording that an edit replaced, for as long as the hold lasts. */
  keepWording(message: string, revision: number, text: string, now: string): Promise<void>;
  /** Deletes earlier wordings that are no longer covered by a hold. */
  dropWordings(now: string): Promise<void>;
}
