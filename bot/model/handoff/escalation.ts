// Someone's request for an adviser, and which changes of state are allowed.
import { samePerson, type Person } from '../people/person.js';
import type { Specialism } from '../people/specialism.js';

export const ESCALATION_STATES = ['waiting', 'claimed', 'resolved', 'withdrawn'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

export const ESCALATION_REASONS = ['asked-for', 'urgent', 'unanswerable', 'low-rating', 'policy'] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

export type HolderReach = 'unsettled' | 'personal' | 'thread';

export interface Escalation {
  id: string;
  /** The practitioner's conversation. */
  conversation: string;
  reason: EscalationReason;
  urgent: boolean;
  state: EscalationState;
  /** The person waiting. Only they may withdraw it, and they can never be its holder. */
  practitioner: Person;
  /** The adviser who has claimed the request. A closed escalation keeps its last holder on record. */
  holder?: Person;
  /** How to reach the holder: not decided, in a personal chat, or only in the card's thread, where others can read. */
  reach: HolderReach;
  /** The holder's personal chat, if `reach` is personal. */
  holderConversation?: string;
  /** The question that the escalation is about, if any. */
  message?: string;
  /** The answer that the escalation is about, if any. */
  answer?: string;
  outcome?: string;
  /** The specialism an adviser needs: guessed from the question, or set by an adviser. */
  specialism?: Specialism;
  /** A pseudonym for the address the request was sent from, kept while it is open; see `IncomingEvent`. */
  sender?: string;
  /** Whether the practitioner has let the holder see the question exactly as written. */
  sharesWords: boolean;
  /** ISO 8601, UTC. */
  openedAt: string;
  claimedAt?: string;
  /** How many times the request has been claimed. Tells one holder's messages apart from the next one's. */
  claims: number;
  closedAt?: string;
  /** While the request waits: when the person asked, or when it was reopened, even if advisers have held it since. */
  waitingSince?: string;
  /**
   * While claimed: when the practitioner started waiting for a reply from the holder; absent if the holder wrote last.
   */
  awaitsHolderSince?: string;
  followUp: FollowUpProgress;
  /** Goes up with each transition, so that if 2 people act on the same state, only one of them succeeds. */
  version: number;
}

/** How far the reminders have got. A change here does not change the version, as it doesn't affect who may do what. */
export interface FollowUpProgress {
  /** The time that the steps count from: when the wait or the claim began, or when the request became urgent. */
  since: string;
  /** When the practitioner was last updated. */
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

/** One line in the escalation's log: who changed its state, when, and from what to what. */
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

/** A message that belongs to a handoff. */
export interface RelayedMessage {
  escalation: string;
  message: string;
  /** note: only advisers see it. private: the adviser's question to the bot; only they see it. */
  direction: 'to-adviser' | 'to-practitioner' | 'note' | 'private';
  /** An answer to send with the message, including its quotes. */
  answer?: string;
  /** Absent while we keep the message until we can reach someone. */
  deliveredAt?: string;
}

/** The messages that we keep until we can reach the adviser or the practitioner. */
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

/** The state after a transition; undefined if the transition is not allowed in this state. */
export function stateAfter(state: EscalationState, transition: Transition): EscalationState | undefined {
  const rule = ALLOWED[transition];
  return rule.from.includes(state) ? rule.to : undefined;
}

/** True if someone else on the practitioner's network wrote it. The holder can't reply to them and sees it redacted. */
export function hasJoined(
  { practitioner }: Pick<Escalation, 'practitioner'>,
  { role, from }: { role: 'practitioner' | 'adviser'; from: Person },
): boolean {
  return role === 'practitioner' && !samePerson(from, practitioner);
}

export function isOpen(escalation: Pick<Escalation, 'state'>): boolean {
  return escalation.state === 'waiting' || escalation.state === 'claimed';
}
