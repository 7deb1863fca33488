// Turns rows of escalations and their log into the use cases' types.
import type { Selectable } from 'kysely';
import type {
  Escalation,
  EscalationTransition,
  EscalationReason,
  EscalationState,
  HolderReach,
} from '../../../bot/model/handoff/escalation.js';
import type { Specialism } from '../../../bot/model/people/specialism.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { EscalationChange } from '../../../bot/model/handoff/escalation-records.js';
import type { Tables } from '../engine/open-database.js';

type Row = Selectable<Tables['escalations']>;

export function toColumns(change: EscalationChange) {
  return {
    ...(change.holder && {
      holder_platform: change.holder.platform,
      holder_id: change.holder.id,
      holder_name: change.holder.name ?? null,
    }),
    ...(change.reach && { reach: change.reach }),
    ...(change.holderConversation !== undefined && { holder_conversation: change.holderConversation }),
    ...(change.conversation !== undefined && { conversation: change.conversation }),
    ...(change.outcome !== undefined && { outcome: change.outcome }),
    ...(change.urgent !== undefined && { urgent: Number(change.urgent) }),
    ...(change.sharesWords !== undefined && { share_words: Number(change.sharesWords) }),
    ...(change.specialism !== undefined && { specialism: change.specialism }),
  };
}

function person(platform: string, id: string, name: string | null): Person {
  return { platform: platform, id, ...(name !== null && { name }) };
}

export function toEscalation(row: Row): Escalation {
  const { holder_platform: holderPlatform, holder_id: holderId } = row;
  return {
    id: row.id,
    conversation: row.conversation,
    reason: row.reason as EscalationReason,
    urgent: row.urgent === 1,
    state: row.state as EscalationState,
    practitioner: person(row.practitioner_platform, row.practitioner_id, null),
    ...(holderPlatform !== null &&
      holderId !== null && { holder: person(holderPlatform, holderId, row.holder_name) }),
    reach: row.reach as HolderReach,
    ...(row.holder_conversation !== null && { holderConversation: row.holder_conversation }),
    ...(row.message !== null && { message: row.message }),
    ...(row.answer !== null && { answer: row.answer }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(row.sender !== null && { sender: row.sender }),
    sharesWords: row.share_words === 1,
    openedAt: row.opened_at,
    ...(row.claimed_at !== null && { claimedAt: row.claimed_at }),
    claims: row.claims,
    ...(row.closed_at !== null && { closedAt: row.closed_at }),
    ...(row.specialism !== null && { specialism: row.specialism as Specialism }),
    ...(row.waiting_since !== null && { waitingSince: row.waiting_since }),
    ...(row.awaits_holder_since !== null && { awaitsHolderSince: row.awaits_holder_since }),
    followUp: { since: row.care_since, toldAt: row.told_at, steps: row.steps },
    version: row.version,
  };
}

export function toTransition(row: Selectable<Tables['escalation_transitions']>): EscalationTransition {
  return {
    version: row.version,
    transition: row.transition as EscalationTransition['transition'],
    ...(row.from_state !== null && { from: row.from_state as EscalationState }),
    to: row.to_state as EscalationState,
    ...(row.by_platform !== null &&
      row.by_id !== null && { by: person(row.by_platform, row.by_id, row.by_name) }),
    at: row.at,
  };
}
