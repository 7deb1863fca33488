// Defines how requests for an adviser are stored, found, locked and changed.
import type { Person } from '../people/person.js';
import type { Specialism } from '../people/specialism.js';
import type { ClosedRecords } from './closed-requests.js';
import type {
  Escalation,
  EscalationTransition,
  FollowUpProgress,
  RelayedMessage,
  Transition,
} from './escalation.js';

export interface EscalationRecords extends ClosedRecords {
  add(escalation: Escalation): Promise<void>;
  find(id: string): Promise<Escalation | undefined>;
  /**
   * Locks the escalation until the transaction ends. Without the lock, a message saved for the holder just
   * after all saved messages were sent would never be sent.
   */
  lock(id: string): Promise<Escalation | undefined>;
  /**
   * Locks several escalations at once, always in the same order, so that 2 transactions cannot deadlock.
   * Locks the open ones that this person is waiting for, those held by any of `holders`, and those in
   * `named`, open or closed. Returns the oldest first.
   */
  lockInvolved(person: Person, holders: readonly Person[], named?: readonly string[]): Promise<Escalation[]>;
  open(): Promise<Escalation[]>;
  /** Oldest first. */
  heldBy(people: readonly Person[]): Promise<Escalation[]>;
  /**
   * The escalations that were handed over to an adviser in this conversation and have changed since this
   * time, even if someone else holds them now.
   */
  handedOverIn(conversation: string, since: string): Promise<Escalation[]>;
  /**
   * Stops other transactions from opening an escalation for this person until this one ends, even if there is
   * no row to lock yet. When they continue, they see any escalation that this one opened.
   */
  lockOpeningFor(person: Person): Promise<void>;
  /** Open escalations that this person is waiting for, in any conversation. */
  waitedForBy(person: Person): Promise<Escalation[]>;
  /** Urgent escalations from this sender that no one has claimed, oldest first. */
  waitingFrom(sender: string): Promise<Escalation[]>;
  /** Every escalation that this person has asked for, including closed ones. */
  askedForBy(person: Person): Promise<Escalation[]>;
  /** Removes the practitioner's ID from closed escalations and their logs, or only from those up to `until`. */
  forget(person: Person, until?: string): Promise<void>;
  /**
   * Applies the transition if the stored version is the one in `escalation`, and logs it. Returns undefined
   * if someone else changed the escalation first, or if the transition is not allowed in its state.
   */
  applyTransition(
    escalation: Escalation,
    transition: Transition,
    by: Person | undefined,
    now: string,
    change?: EscalationChange,
  ): Promise<Escalation | undefined>;
  /**
   * For changes that are not transitions. With `log`, adds the change and the person who made it to the log.
   */
  change(
    escalation: Escalation,
    change: EscalationChange,
    now: string,
    log?: 'make-urgent' | 'not-urgent' | 'no-danger' | 'move-place' | 'seen',
    by?: Person,
  ): Promise<void>;
  /** Records which reminders have been sent; `null` removes a value. Does not create a new version. */
  recordFollowUp(
    id: string,
    progress: Partial<FollowUpProgress> & { awaitsHolderSince?: string | null; waitingSince?: string },
  ): Promise<void>;
  transitions(id: string): Promise<EscalationTransition[]>;
  /** The steps that this person took in other people's requests, oldest first. */
  handledBy(
    person: Person,
  ): Promise<{ request: string; at: string; what: EscalationTransition['transition'] }[]>;
  /** Returns false if the message has already been added. */
  addRelayed(relayed: RelayedMessage): Promise<boolean>;
  removeRelayed(escalation: string, message: string): Promise<void>;
  relayed(id: string): Promise<RelayedMessage[]>;
  /**
   * The handoff that the message belongs to, if any. If a message from a cancelled request has been added to
   * a new request, returns the new one.
   */
  relayOf(message: string): Promise<RelayedMessage | undefined>;
  /** `null`: the message is kept until the conversation accepts messages again. */
  recordDelivery(id: string, message: string, at: string | null): Promise<void>;
}

export interface EscalationChange {
  holder?: Person;
  reach?: Escalation['reach'];
  holderConversation?: string | null;
  conversation?: string;
  outcome?: string;
  urgent?: boolean;
  sharesWords?: boolean;
  specialism?: Specialism;
}
