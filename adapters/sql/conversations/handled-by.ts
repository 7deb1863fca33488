import type { EscalationRecords } from '../../../bot/model/handoff/escalation-records.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { Queries } from '../engine/open-database.js';

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
