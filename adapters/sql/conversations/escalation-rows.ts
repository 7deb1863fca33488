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
import type { EscalationChange } from '../../../bot/model/handoff/escalation-records.js';
import type { Tables } from '../engine/open-database.js';
import { present } from '../engine/present.js';
import { personIfAny } from '../people/person-columns.js';

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

export function toEscalation(row: Row): Escalation {
  const holder = personIfAny(row.holder_platform, row.holder_id, row.holder_name);
  return {
    id: row.id,
    conversation: row.conversation,
    reason: row.reason as EscalationReason,
    urgent: row.urgent === 1,
    state: row.state as EscalationState,
    practitioner: { platform: row.practitioner_platform, id: row.practitioner_id },
    ...present({ holder, holderConversation: row.holder_conversation }),
    reach: row.reach as HolderReach,
    ...present({ message: row.message, answer: row.answer, outcome: row.outcome, sender: row.sender }),
    sharesWords: row.share_words === 1,
    openedAt: row.opened_at,
    claims: row.claims,
    ...present({ claimedAt: row.claimed_at, closedAt: row.closed_at }),
    ...present({ specialism: row.specialism as Specialism | null }),
    ...present({ waitingSince: row.waiting_since, awaitsHolderSince: row.awaits_holder_since }),
    followUp: { since: row.care_since, toldAt: row.told_at, steps: row.steps },
    version: row.version,
  };
}

export function toTransition(row: Selectable<Tables['escalation_transitions']>): EscalationTransition {
  return {
    version: row.version,
    transition: row.transition as EscalationTransition['transition'],
    ...present({ from: row.from_state as EscalationState | null }),
    to: row.to_state as EscalationState,
    ...present({ by: personIfAny(row.by_platform, row.by_id, row.by_name) }),
    at: row.at,
  };
}
