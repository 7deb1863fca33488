// Finds in a request's history who last changed whether it is urgent.
import type { Person } from '../people/person.js';
import type { EscalationTransition } from './escalation.js';

export interface UrgencyChange {
  /** raised, lowered: by an adviser. no-danger: the practitioner said that no one is in danger. */
  how: 'raised' | 'lowered' | 'noDanger';
  by?: Person;
  at: string;
}

/** Undefined if no one has changed it since a message about danger last made the request urgent. */
export function urgencyChange(moves: readonly EscalationTransition[]): UrgencyChange | undefined {
  const last = moves.findLast(({ transition }) => Object.hasOwn(HOW, transition));
  const how = last && HOW[last.transition as keyof typeof HOW];
  // A message about danger has no person, because the assistant acts on it.
  if (!last || !how || (how === 'raised' && !last.by)) return undefined;
  return { how, at: last.at, ...(last.by && { by: last.by }) };
}

const HOW = {
  'make-urgent': 'raised',
  'not-urgent': 'lowered',
  'no-danger': 'noDanger',
} as const;
