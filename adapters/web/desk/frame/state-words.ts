// Describes the state of a request in a few words.
import type { Escalation } from '../../../../bot/model/handoff/escalation.js';
import { deskWording } from '../../../../bot/copy/english/desk-wording.js';
import { wording } from '../../../../bot/copy/english/wording.js';

export function stateWords({ state, holder, outcome }: Escalation): string {
  const name = holder?.name ?? wording.adviser.anAdviser;
  const { states } = deskWording;
  if (state === 'claimed') return states.claimed(name);
  return state === 'resolved' ? states.resolved(outcome) : states[state];
}
