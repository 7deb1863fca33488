// Stores which advisers are away, and what has been changed at the desk: hours, nations, specialisms and
// languages.
import { sql, type Selectable } from 'kysely';
import type {
  AdviserRecords,
  DetailsChange,
  KeptOfAdviser,
} from '../../../bot/model/people/adviser-details.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { all, changedOne } from '../engine/read-rows.js';
import { byColumns, toBy } from './person-columns.js';

type Row = Selectable<Tables['adviser_details']>;

export function adviserRecords(db: Queries): AdviserRecords {
  return {
    async setAway(adviser, until) {
      if (until === undefined)
        await db.deleteFrom('adviser_presence').where('adviser', '=', adviser).execute();
      else
        await db
          .insertInto('adviser_presence')
          .values({ adviser, away_until: until })
          .onConflict((conflict) => conflict.column('adviser').doUpdateSet({ away_until: until }))
          .execute();
    },
    async kept(now) {
      const kept = new Map<string, KeptOfAdviser>();
      for (const { away_until: awayUntil, ...row } of await keptRows(db, now))
        kept.set(row.adviser, {
          ...kept.get(row.adviser),
          ...(awayUntil === null ? { change: toChange(row) } : { awayUntil }),
        });
      return kept;
    },
    addChange({ adviser, version, details, by, at }) {
      const kept = details === undefined ? null : JSON.stringify(details);
      const row = { adviser, version, details: kept, ...byColumns(by), at };
      const added = db.insertInto('adviser_details').values(row);
      return changedOne(added.onConflict((conflict) => conflict.columns(['adviser', 'version']).doNothing()));
    },
    changes(adviser) {
      const changes = db.selectFrom('adviser_details').selectAll().where('adviser', '=', adviser);
      return all(changes.orderBy('version', 'desc'), toChange);
    },
  };
}

/**
 * Reads both tables: which advisers are away, and changes to advisers' details. The changes have no
 * `away_until`.
 */
function keptRows(db: Queries, now: string): Promise<(Row & { away_until: string | null })[]> {
  return db
    .selectFrom('adviser_details as latest')
    .select(['adviser', 'version', 'details', 'by_platform', 'by_id', 'by_name', 'at'])
    .select(sql<string | null>`null`.as('away_until'))
    .where('version', '=', (query) =>
      query
        .selectFrom('adviser_details as each')
        .select(({ fn }) => fn.max('each.version').as('version'))
        .whereRef('each.adviser', '=', 'latest.adviser'),
    )
    .unionAll(
      db
        .selectFrom('adviser_presence')
        .where('away_until', '>', now)
        .select([
          'adviser',
          sql<number>`0`.as('version'),
          sql<string | null>`null`.as('details'),
          sql<string>`''`.as('by_platform'),
          sql<string>`''`.as('by_id'),
          sql<string | null>`null`.as('by_name'),
          sql<string>`''`.as('at'),
          'away_until',
        ]),
    )
    .execute();
}

function toChange({ adviser, version, details, at, ...by }: Row): DetailsChange {
  return recordOf({ adviser, version, at }, { details: fromJson<object>(details), by: toBy(by) });
}
