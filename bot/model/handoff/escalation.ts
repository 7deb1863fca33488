// Defines a request for an adviser, and the changes of state that are allowed.
import { samePerson, type Person } from '../people/person.js';
import type { Specialism } from '../people/specialism.js';

export const ESCALATION_STATES = ['waiting', 'claimed', 'resolved', 'withdrawn'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

export const ESCALATION_REASONS = ['asked-for', 'urgent', 'unanswerable', 'low-rating', 'policy'] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

export type HolderReach = 'unsettled' | 'personal' | 'thread';

/** Replaces the practitioner's ID once all their data has been erased. */
export const ERASED = 'erased';

export interface Escalation {
  id: string;
  conversation: string;
  reason: EscalationReason;
  urgent: boolean;
  state: EscalationState;
  /** The person who is waiting. Only they can cancel the request. They can never be its holder. */
  practitioner: Person;
  /** The adviser who has claimed the request. A closed request keeps its last holder. */
  holder?: Person;
  /**
   * How to reach the holder. unsettled: not decided yet. personal: in a personal chat. thread: only in the
   * card's thread, which other people can read.
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
   * A pseudonym for the network address that the request came from. Kept while the request is open. See
   * `IncomingEvent`.
   */
  sender?: string;
  /** True if the practitioner lets the holder see the original question. */
  sharesWords: boolean;
  /** ISO 8601, UTC. */
  openedAt: string;
  claimedAt?: string;
  /**
   * How many times the request has been claimed. Used to keep one holder's messages separate from the next
   * one's.
   */
  claims: number;
  closedAt?: string;
  /**
   * While the request is waiting: the time when the person asked for an adviser, or when the request was
   * reopened after a reply. If an adviser returns a request that was answered, the time of the first message
   * since that needs a reply, or else when it was returned.
   */
  waitingSince?: string;
  /**
   * While the request is claimed: when the practitioner started waiting for a reply. Absent if the last
   * message was from the holder.
   */
  awaitsHolderSince?: string;
  followUp: FollowUpProgress;
  /** Goes up with each transition. If 2 people act on the same version, only one of them succeeds. */
  version: number;
}

/**
 * Which reminders have been sent. A change here does not create a new version, because it does not affect who
 * may do what.
 */
export interface FollowUpProgress {
  /**
   * The time from which the steps are scheduled: the start of the wait or the claim, or when the request
   * became urgent.
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
  /** seen: an adviser has seen that an urgent request was cancelled. */
  transition: Transition | 'open' | 'make-urgent' | 'not-urgent' | 'no-danger' | 'move-place' | 'seen';
  /** Absent in the entry for opening the escalation. */
  from?: EscalationState;
  to: EscalationState;
  /** The person who made the change. Absent if the bot made it. */
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
  /** Absent if the message is still waiting because its recipient cannot be reached yet. */
  deliveredAt?: string;
}

/**
 * True if the practitioner's data has been erased. Their messages then no longer reach the adviser, and they
 * cannot cancel the request.
 */
export function isErased({ practitioner }: Pick<Escalation, 'practitioner'>): boolean {
  return practitioner.id === ERASED;
}

/** The messages that are waiting until the adviser or the practitioner can be reached. */
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
 * True if the message was written by someone else on the practitioner's network. The holder sees it redacted
 * and cannot reply to it.
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
