// Requests for an adviser in the store: found, locked and changed step by step.
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
  /** Locks the escalation until the transaction ends, so no message is saved for later once the holder has them all. */
  lock(id: string): Promise<Escalation | undefined>;
  /**
   * Locks several escalations together, always in the same order, so that 2 transactions never wait for each other:
   * open ones this person is waiting for, those that any of `holders` holds, and those in `named`, open or not. Oldest
   * first.
   */
  lockInvolved(person: Person, holders: readonly Person[], named?: readonly string[]): Promise<Escalation[]>;
  open(): Promise<Escalation[]>;
  /** Escalations that any of these people hold, oldest first. */
  heldBy(people: readonly Person[]): Promise<Escalation[]>;
  /** The last escalation handed over to a holder in this conversation, whoever has it now. */
  handedOverIn(conversation: string): Promise<Escalation | undefined>;
  /**
   * Until the transaction ends, no other transaction can open an escalation for this person. There may be no row to
   * lock yet. A transaction that waits here then sees what the other one opened.
   */
  lockOpeningFor(person: Person): Promise<void>;
  /** Open escalations this person is waiting for, wherever they started. */
  waitedForBy(person: Person): Promise<Escalation[]>;
  /** Urgent escalations still waiting that were opened by messages from this sender, oldest first. */
  waitingFrom(sender: string): Promise<Escalation[]>;
  /** Every escalation this person has ever asked for, including closed ones. */
  askedForBy(person: Person): Promise<Escalation[]>;
  /** Removes the practitioner's ID from closed escalations and their logs. */
  forget(person: Person): Promise<void>;
  /**
   * Applies to the version in `escalation`. Undefined if someone else changed the escalation first, or if its state
   * does not allow the transition. Also adds the line to the log.
   */
  applyTransition(
    escalation: Escalation,
    transition: Transition,
    by: Person | undefined,
    now: string,
    change?: EscalationChange,
  ): Promise<Escalation | undefined>;
  /**
   * For changes that are not transitions. A change that `log` names is logged, with the person who made it.
   */
  change(
    escalation: Escalation,
    change: EscalationChange,
    now: string,
    log?: 'make-urgent' | 'not-urgent' | 'no-danger' | 'move-place',
    by?: Person,
  ): Promise<void>;
  /** Records how far the reminders have got; `null` removes a value. Does not create a new version. */
  recordFollowUp(
    id: string,
    progress: Partial<FollowUpProgress> & { awaitsHolderSince?: string | null },
  ): Promise<void>;
  transitions(id: string): Promise<EscalationTransition[]>;
  /** The steps this person took in others' requests, oldest first. */
  handledBy(
    person: Person,
  ): Promise<{ request: string; at: string; what: EscalationTransition['transition'] }[]>;
  /** False if the message has already been added. */
  addRelayed(relayed: RelayedMessage): Promise<boolean>;
  removeRelayed(escalation: string, message: string): Promise<void>;
  relayed(id: string): Promise<RelayedMessage[]>;
  /**
   * The handoff a message belongs to, if any. If there are several, the latest: a new request repeats what a
   * cancelled one had.
   */
  relayOf(message: string): Promise<RelayedMessage | undefined>;
  recordDelivery(id: string, message: string, now: string): Promise<void>;
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
