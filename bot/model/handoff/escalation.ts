// The record that a person is needed, and which changes of state are allowed.
import { samePerson } from '../people/person.js';
import type { Person } from '../people/person.js';
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
  /** Who is waiting; the only one who may withdraw it, and never its holder. */
  practitioner: Person;
  /** The adviser who holds it; only while claimed. */
  holder?: Person;
  /** How the holder is reached: not settled yet, in a personal chat, or only in the card's thread, where others read. */
  reach: HolderReach;
  /** The holder's personal chat, where `reach` is personal. */
  holderConversation?: string;
  /** The question it is about, where there was one. */
  message?: string;
  /** The answer it is about, where there was one. */
  answer?: string;
  outcome?: string;
  /** What an adviser should know: guessed from the question, or set by an adviser. */
  specialism?: Specialism;
  /** Where it was sent from, while it is open: a pseudonym, see `IncomingEvent`. */
  sender?: string;
  /** Whether the practitioner let the holder see the question exactly as written. */
  sharesWords: boolean;
  /** ISO 8601, UTC. */
  openedAt: string;
  claimedAt?: string;
  /** How often it was claimed, which separates what one holder received from what the next one did. */
  claims: number;
  closedAt?: string;
  /** While it waits: when the person asked, or when it was reopened, even if advisers have held it since. */
  waitingSince?: string;
  /** While claimed: how long the practitioner has been waiting for the holder; absent if the holder wrote last. */
  awaitsHolderSince?: string;
  followUp: FollowUpProgress;
  /** Goes up with each transition, so that two people acting on the same state cannot both succeed. */
  version: number;
}

/** How many reminders have been sent. Changes without a new version, because it does not affect who may do what. */
export interface FollowUpProgress {
  /** From when times are counted: the waiting, the claim, or the moment it became urgent. */
  since: string;
  /** When the practitioner was last updated. */
  toldAt: string;
  /** Steps done since `since`. */
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

/** One line of the escalation's log: who moved it, when, from where to where. */
export interface EscalationTransition {
  version: number;
  transition: Transition | 'open' | 'make-urgent' | 'move-place';
  /** Absent for the opening. */
  from?: EscalationState;
  to: EscalationState;
  /** Absent if the bot itself did it. */
  by?: Person;
  at: string;
}

/** A message that belongs to a handoff. */
export interface RelayedMessage {
  escalation: string;
  message: string;
  /** note: stays with the advisers. private: the adviser asked the bot, and only they read it. */
  direction: 'to-adviser' | 'to-practitioner' | 'note' | 'private';
  /** Goes along with its quotes. */
  answer?: string;
  /** Absent while it is kept until someone can be reached. */
  deliveredAt?: string;
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

/** The state after a transition; undefined if it is not allowed in this state. */
export function stateAfter(state: EscalationState, transition: Transition): EscalationState | undefined {
  const rule = ALLOWED[transition];
  return rule.from.includes(state) ? rule.to : undefined;
}

/** Someone else on the practitioner's network wrote it; the holder cannot reply to them, and reads it redacted. */
export function hasJoined(
  { practitioner }: Pick<Escalation, 'practitioner'>,
  { role, from }: { role: 'practitioner' | 'adviser'; from: Person },
): boolean {
  return role === 'practitioner' && !samePerson(from, practitioner);
}

export function isOpen(escalation: Pick<Escalation, 'state'>): boolean {
  return escalation.state === 'waiting' || escalation.state === 'claimed';
}
