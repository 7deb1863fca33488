// Describes the state of a request in a few words.
import type { Escalation } from '../../../../bot/model/handoff/escalation.js';
import { wording } from '../../../../bot/copy/english/wording.js';

export function stateWords({ state, holder, outcome }: Escalation): string {
  const name = holder?.name ?? wording.adviser.anAdviser;
  if (state === 'waiting') return 'Waiting for an adviser';
  if (state === 'claimed') return `With ${name}`;
  if (state === 'withdrawn') return 'Cancelled';
  return outcome ? `Closed: ${outcome}` : 'Closed';
}
