import type { Escalation } from '../../../bot/model/handoff/escalation.js';
import type { EscalationRecords } from '../../../bot/model/handoff/escalation-records.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { Queries } from '../engine/open-database.js';
import { all } from '../engine/read-rows.js';
import { toEscalation } from './escalation-rows.js';

/** Steps that only a practitioner takes. */
export const BY_PRACTITIONER = ['withdraw', 'reopen'] as const;

export function handledBy(db: Queries, { platform, id }: Person): ReturnType<EscalationRecords['handledBy']> {
  return db
    .selectFrom('escalation_transitions')
    .select(['escalation as request', 'at', 'transition as what'])
    .where('by_platform', '=', platform)
    .where('by_id', '=', id)
    .where('transition', 'not in', BY_PRACTITIONER)
    .orderBy('at')
    .orderBy('version')
    .execute();
}

/** The escalations that were handed over to this conversation and have changed since. */
export function handedOverIn(db: Queries, conversation: string, since: string): Promise<Escalation[]> {
  const handedOver = db
    .selectFrom('outgoing_messages')
    .select('escalation')
    .where('conversation', '=', conversation)
    .where('purpose', '=', 'relay')
    .where('key', 'like', 'handover:%');
  const found = db
    .selectFrom('escalations')
    .selectAll()
    .where('id', 'in', handedOver)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('escalation_transitions')
          .select('at')
          .whereRef('escalation', '=', 'escalations.id')
          .where('at', '>', since),
      ),
    );
  return all(found.orderBy('opened_at'), toEscalation);
}
