// Defines a legal hold. No one may delete anything it covers until it ends or is lifted.
import type { Person } from '../people/person.js';

export type HoldScope =
  | { kind: 'person'; platform: string; target: string }
  | { kind: 'conversation'; target: string }
  | { kind: 'escalation'; target: string }
  /** Everything received or sent in a period that includes the time `from` but not the time `to`. */
  | { kind: 'period'; from: string; to: string };

export interface NewHold {
  id: string;
  scope: HoldScope;
  reason: string;
  /** True if the people affected may be told about the hold. */
  mayTell: boolean;
  placedBy: string;
  placedAt: string;
  /** When the hold ends. If absent, it lasts until someone lifts it. */
  endsAt?: string;
}

export interface Hold extends NewHold {
  lifted?: { by: string; at: string; reason: string };
}

export interface WantedHold {
  /** An ID from the form, so that submitting the form twice places only one hold. */
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

export type DeferredErasure = { askedAt: string } & (
  | {
      kind: 'person';
      person: Person;
      /**
       * The chat in which to tell the person that their data has been erased. Absent if they have no chat.
       */
      conversation?: string;
    }
  | { kind: 'message'; message: string; conversation: string }
  | { kind: 'complaint'; complaint: string }
  /** A file that an editor uploaded, identified by its edition. */
  | { kind: 'upload'; edition: number }
);

export interface Covering {
  /** False if the person must not be told about one of the holds. */
  mayTell: boolean;
}

/** Every method throws `StoreFailure`. */
export interface HoldRecords {
  /** False if the hold is already stored. */
  add(hold: NewHold): Promise<boolean>;
  find(id: string): Promise<Hold | undefined>;
  /** Holds in force first, then lifted holds; newest first within each group. */
  list(now: string): Promise<Hold[]>;
  /** False if the hold does not exist or has already been lifted. */
  lift(id: string, lifted: { by: string; at: string; reason: string }): Promise<boolean>;
  /** Undefined if no hold covers the message. */
  coversMessage(id: string, now: string): Promise<Covering | undefined>;
  /**
   * Returns the messages that a hold covers. Reads the holds only once, so that erasing many messages is
   * fast.
   */
  coveredMessages(ids: readonly string[], now: string): Promise<ReadonlySet<string>>;
  coversPerson(person: Person, now: string): Promise<Covering | undefined>;
  /**
   * Undefined if no hold covers anything in the conversation. Otherwise, the conversation's placeholders are
   * still needed.
   */
  coversConversation(id: string, now: string): Promise<Covering | undefined>;
  coversComplaint(id: string, now: string): Promise<Covering | undefined>;
  coversUpload(edition: number, now: string): Promise<Covering | undefined>;
  /**
   * Stores the erasure, or when it was last asked for if it is already stored. Keeps the first known
   * conversation. Also records what is to be erased, so that a restored backup cannot lose the request.
   */
  defer(erasure: DeferredErasure): Promise<void>;
  deferred(): Promise<DeferredErasure[]>;
  /** Removes a deferred erasure once it has been done. */
  settle(erasure: DeferredErasure): Promise<void>;
  /** Stores the text from before an edit. It is kept for as long as the hold lasts. */
  keepWording(message: string, revision: number, text: string, now: string): Promise<void>;
  /** Earlier versions of this message's text that a hold has kept. Oldest first. */
  keptWordings(message: string): Promise<string[]>;
  /** Deletes earlier versions of messages that no hold covers any more. */
  dropWordings(now: string): Promise<void>;
}
