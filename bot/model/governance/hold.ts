// A legal hold: nothing it covers may be deleted, by anyone, until the hold is lifted or ends.
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
  /** Whether we may tell the people affected that there is a hold. */
  mayTell: boolean;
  placedBy: string;
  placedAt: string;
  /** The hold ends at this time; if absent, it lasts until someone lifts it. */
  endsAt?: string;
}

export interface Hold extends NewHold {
  lifted?: { by: string; at: string; reason: string };
}

export interface WantedHold {
  /** An ID from the form, so that sending the form twice places only one hold. */
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

/** An erasure that someone asked for but a hold is delaying. */
export type DeferredErasure = { askedAt: string } & (
  | {
      kind: 'person';
      person: Person;
      /** The conversation where we tell them when the erasure is done; absent if they have no chat. */
      conversation?: string;
    }
  | { kind: 'message'; message: string; conversation: string }
  | { kind: 'complaint'; complaint: string }
  /** An editor's file, by its edition. */
  | { kind: 'upload'; edition: number }
);

export interface Covering {
  /** False if any of the holds involved must not be mentioned. */
  mayTell: boolean;
}

/** Every method throws `StoreFailure`. */
export interface HoldRecords {
  add(hold: NewHold): Promise<void>;
  find(id: string): Promise<Hold | undefined>;
  /** Holds in force first, then lifted holds; newest first within each group. */
  list(now: string): Promise<Hold[]>;
  /** False if the hold does not exist or has already been lifted. */
  lift(id: string, lifted: { by: string; at: string; reason: string }): Promise<boolean>;
  /** Whether a hold covers a message; undefined if none does. */
  coversMessage(id: string, now: string): Promise<Covering | undefined>;
  /** Those of these messages that a hold covers. Reads the holds once, so that erasing many is quick. */
  coveredMessages(ids: readonly string[], now: string): Promise<ReadonlySet<string>>;
  /** Whether a hold covers anything about a person. */
  coversPerson(person: Person, now: string): Promise<Covering | undefined>;
  /** Whether a hold covers anything in a conversation, which means that we still need its placeholders. */
  coversConversation(id: string, now: string): Promise<Covering | undefined>;
  coversComplaint(id: string, now: string): Promise<Covering | undefined>;
  coversUpload(edition: number, now: string): Promise<Covering | undefined>;
  /** Asking for the same erasure twice only stores it once, with the first conversation that is known. */
  defer(erasure: DeferredErasure): Promise<void>;
  deferred(): Promise<DeferredErasure[]>;
  /** Removes a deferred erasure once it has been done. */
  settle(erasure: DeferredErasure): Promise<void>;
  /** Keeps the wording from before an edit for as long as the hold lasts. */
  keepWording(message: string, revision: number, text: string, now: string): Promise<void>;
  /** Deletes earlier wordings that are no longer covered by a hold. */
  dropWordings(now: string): Promise<void>;
}
