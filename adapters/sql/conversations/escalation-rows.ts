import type { Selectable } from 'kysely';
import type { Escalation, EscalationTransition } from '../../../bot/model/handoff/escalation.js';
import type { EscalationChange } from '../../../bot/model/handoff/escalation-records.js';
import { recordOf } from '../engine/columns.js';
import type { Tables } from '../engine/open-database.js';
import { personIfAny } from '../people/person-columns.js';

type Row = Selectable<Tables['escalations']>;

/** Leaves out undefined properties, so that their columns do not change. */
export function toColumns({ holder, reach, urgent, sharesWords, ...change }: EscalationChange) {
  const { conversation, outcome, specialism, holderConversation } = change;
  return {
    ...(holder && {
      holder_platform: holder.platform,
      holder_id: holder.id,
      holder_name: holder.name ?? null,
    }),
    reach,
    holder_conversation: holderConversation,
    conversation,
    outcome,
    urgent: urgent === undefined ? undefined : Number(urgent),
    share_words: sharesWords === undefined ? undefined : Number(sharesWords),
    specialism,
  };
}

export function toEscalation(row: Row): Escalation {
  const { holder_platform, holder_id, holder_name, practitioner_platform, practitioner_id, ...others } = row;
  const { urgent, share_words, care_since, told_at, steps, ...columns } = others;
  return recordOf(columns, {
    urgent: urgent === 1,
    practitioner: { platform: practitioner_platform, id: practitioner_id },
    holder: personIfAny(holder_platform, holder_id, holder_name),
    sharesWords: share_words === 1,
    followUp: { since: care_since, toldAt: told_at, steps },
  });
}

export function toTransition(row: Selectable<Tables['escalation_transitions']>): EscalationTransition {
  const { version, transition, from_state: from, to_state: to, at } = row;
  const by = personIfAny(row.by_platform, row.by_id, row.by_name);
  return recordOf({ version, transition, from, to, by, at });
}
