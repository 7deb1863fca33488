// Defines a request for an adviser, and the changes of state that are allowed.
import { samePerson, type Person } from '../people/person.js';
import type { Specialism } from '../people/specialism.js';

export const ESCALATION_STATES = ['waiting', 'claimed', 'resolved', 'withdrawn'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

export const ESCALATION_REASONS = ['asked-for', 'urgent', 'unanswerable', 'low-rating', 'policy'] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

export type HolderReach = 'unsettled' | 'personal' | 'thread';

/** Replaces the practitioner's ID once everything they wrote has been erased. */
export const ERASED = 'erased';

export interface Escalation {
  id: string;
  conversation: string;
  reason: EscalationReason;
  urgent: boolean;
  state: EscalationState;
  /** The person who is waiting. Only they can cancel the request, and they can never be its holder. */
  practitioner: Person;
  /** The adviser who has claimed the request. A closed request keeps its last holder. */
  holder?: Person;
  /**
   * How to reach the holder. unsettled: not decided yet. personal: in a personal chat. thread: only in the
   * card's thread, where others can read the messages.
   */
  reach: HolderReach;
  /** The holder's personal chat, if `reach` is personal. */
  holderConversation?: string;
  /** The question that the escalation is about, if any. */
  message?: string;
  answer?: string;
  outcome?: string;
  /** The specialism an adviser needs: guessed from the question, or set by an adviser. */
  specialism?: Specialism;
  /**
   * A pseudonym for the network address that the request came from, kept while the request is open. See
   * `IncomingEvent`.
   */
  sender?: string;
  /** True if the practitioner lets the holder see the original question. */
  sharesWords: boolean;
  /** ISO 8601, UTC. */
  openedAt: string;
  claimedAt?: string;
  /** How many times the request has been claimed. Distinguishes one holder's messages from the next one's. */
  claims: number;
  closedAt?: string;
  /**
   * Set while the request is waiting: when the person asked for an adviser, or when it was reopened. Handing
   * the request back does not change this.
   */
  waitingSince?: string;
  /**
   * Set while the request is claimed: when the practitioner started waiting for the holder's reply. Absent if
   * the holder wrote last.
   */
  awaitsHolderSince?: string;
  followUp: FollowUpProgress;
  /** Goes up with each transition. If 2 people act on the same state, only one of them succeeds. */
  version: number;
}

/**
 * How far the reminders have got. A change here does not change the version, because it does not affect who
 * may do what.
 */
export interface FollowUpProgress {
  /**
   * The time that the steps count from: when the wait or the claim began, or when the request became urgent.
   */
  since: string;
  toldAt: string;
  /** How many steps have been taken since `since`. */
  steps: number;
}

export const TRANSITIONS = [
  'claim',
  'hand-back',
  'reassign',
  'redirect',
  'resolve',
  'withdraw',
  'reopen',
  'expire',
] as const;
export type Transition = (typeof TRANSITIONS)[number];

export interface EscalationTransition {
  version: number;
  transition: Transition | 'open' | 'make-urgent' | 'not-urgent' | 'no-danger' | 'move-place';
  /** Absent in the line that opens the escalation. */
  from?: EscalationState;
  to: EscalationState;
  /** Absent if the bot did it. */
  by?: Person;
  at: string;
}

export interface RelayedMessage {
  escalation: string;
  message: string;
  /** note: seen only by advisers. private: an adviser's question to the bot, seen only by that adviser. */
  direction: 'to-adviser' | 'to-practitioner' | 'note' | 'private';
  /** An answer to send with the message, including its quotes. */
  answer?: string;
  /** Absent while the message is kept because its recipient cannot be reached yet. */
  deliveredAt?: string;
}

/** Nothing that they write reaches the adviser any more, and they cannot cancel the request. */
export function isErased({ practitioner }: Pick<Escalation, 'practitioner'>): boolean {
  return practitioner.id === ERASED;
}

/** The messages that are kept until the adviser or the practitioner can be reached. */
export function keptFor<Relayed extends Pick<RelayedMessage, 'direction' | 'deliveredAt'>>(
  side: 'adviser' | 'practitioner',
  relayed: readonly Relayed[],
): Relayed[] {
  return relayed.filter(
    ({ direction, deliveredAt }) => direction === `to-${side}` && deliveredAt === undefined,
  );
}

const ALLOWED: Record<Transition, { from: readonly EscalationState[]; to: EscalationState }> = {
  claim: { from: ['waiting'], to: 'claimed' },
  'hand-back': { from: ['claimed'], to: 'waiting' },
  expire: { from: ['claimed'], to: 'waiting' },
  reassign: { from: ['waiting', 'claimed'], to: 'claimed' },
  redirect: { from: ['waiting', 'claimed'], to: 'waiting' },
  resolve: { from: ['claimed'], to: 'resolved' },
  withdraw: { from: ['waiting', 'claimed'], to: 'withdrawn' },
  reopen: { from: ['resolved'], to: 'waiting' },
};

/** Undefined if the transition is not allowed in this state. */
export function stateAfter(state: EscalationState, transition: Transition): EscalationState | undefined {
  const rule = ALLOWED[transition];
  return rule.from.includes(state) ? rule.to : undefined;
}

/**
 * True if the writer is not the practitioner but someone else on the same network. The holder sees the
 * message redacted and cannot reply to it.
 */
export function hasJoined(
  { practitioner }: Pick<Escalation, 'practitioner'>,
  { role, from }: { role: 'practitioner' | 'adviser'; from: Person },
): boolean {
  return role === 'practitioner' && !samePerson(from, practitioner);
}

export function isOpen(escalation: Pick<Escalation, 'state'>): boolean {
  return escalation.state === 'waiting' || escalation.state === 'claimed';
}
