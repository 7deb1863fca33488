// Stores decisions about what is kept, deleted or turned off.
import type { DecisionRecords, GovernanceEvent } from '../../../bot/model/governance/decisions.js';
import type { Queries } from '../engine/open-database.js';

export function decisionRecords(db: Queries): DecisionRecords {
  return {
    async record({ kind, by, at, details }) {
      await db
        .insertInto('governance_events')
        .values({ kind, by, at, details: JSON.stringify(details) })
        .execute();
    },
    async events(limit) {
      const rows = await db
        .selectFrom('governance_events')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(
        ({ kind, by, at, details }) =>
          ({ kind, by, at, details: JSON.parse(details) as unknown }) as GovernanceEvent,
      );
    },
    async confirmedPeriods() {
      const row = await db
        .selectFrom('governance_events')
        .selectAll()
        .where('kind', 'in', ['periods-confirmed', 'deletion-stopped'])
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row?.kind !== 'periods-confirmed') return undefined;
      const { periods } = JSON.parse(row.details) as { periods: string };
      return { periods, by: row.by, at: row.at };
    },
  };
}
