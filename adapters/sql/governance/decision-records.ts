import type {
  DecisionKind,
  DecisionRecords,
  GovernanceEventOf,
} from '../../../bot/model/governance/decisions.js';
import { fromJson } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';

export function decisionRecords(db: Queries): DecisionRecords {
  return {
    async record({ kind, by, at, details }) {
      await db
        .insertInto('governance_events')
        .values({ kind, by, at, details: JSON.stringify(details) })
        .execute();
    },
    async events<Kind extends DecisionKind>(kinds: readonly Kind[], limit: number) {
      const rows = db.selectFrom('governance_events').select(['kind', 'by', 'at', 'details']);
      const latest = await rows.where('kind', 'in', kinds).orderBy('id', 'desc').limit(limit).execute();
      return latest.map((row) => ({ ...row, details: fromJson(row.details) }) as GovernanceEventOf<Kind>);
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
      const { periods } = fromJson<{ periods: string }>(row.details);
      return { periods, by: row.by, at: row.at };
    },
  };
}
