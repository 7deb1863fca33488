// The record that a person is needed, and which changes of its state are allowed.
import type { Person } from '../person.js';

export const ESCALATION_STATES = ['waiting', 'claimed', 'resolved', 'withdrawn'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

export const ESCALATION_REASONS = ['asked-for', 'urgent', 'unanswerable', 'low-rating', 'policy'] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

export interface Escalation {
  id: string;
  /** The practitioner's conversation. */
  conversation: string;
  reason: EscalationReason;
  urgent: boolean;
  state: EscalationState;
  /** The adviser who holds it; only while claimed. */
  holder?: Person;
  /** The answer it is about, where there was one. */
  answer?: string;
  outcome?: string;
  /** ISO 8601, UTC. */
  openedAt: string;
  claimedAt?: string;
  closedAt?: string;
  /** Counts up with each transition: two people who act on the same state at once cannot both succeed. */
  version: number;
}

export const TRANSITIONS = [
  'claim',
  'hand-back',
  'reassign',
  'resolve',
  'withdraw',
  'reopen',
  'expire',
] as const;
export type Transition = (typeof TRANSITIONS)[number];

const ALLOWED: Record<Transition, { from: readonly EscalationState[]; to: EscalationState }> = {
  claim: { from: ['waiting'], to: 'claimed' },
  'hand-back': { from: ['claimed'], to: 'waiting' },
  expire: { from: ['claimed'], to: 'waiting' },
  reassign: { from: ['claimed'], to: 'claimed' },
  resolve: { from: ['claimed'], to: 'resolved' },
  withdraw: { from: ['waiting', 'claimed'], to: 'withdrawn' },
  reopen: { from: ['resolved'], to: 'waiting' },
};

/** The state after a transition; undefined where it is not allowed from here. */
export function stateAfter(state: EscalationState, transition: Transition): EscalationState | undefined {
  const rule = ALLOWED[transition];
  return rule.from.includes(state) ? rule.to : undefined;
}
