// Stores what is turned off, and the decisions about it.
import type {
  SwitchedOff,
  GovernanceEvent,
  SwitchName,
  SwitchRecords,
} from '../../../bot/model/governance/switches.js';
import type { Queries } from '../engine/open-database.js';

export function switchRecords(db: Queries): SwitchRecords {
  return {
    async off() {
      const rows = await db.selectFrom('switches').selectAll().orderBy('name').execute();
      return rows.map((row): SwitchedOff => ({ ...row, name: row.name as SwitchName }));
    },
    async turnOff(off) {
      await db
        .insertInto('switches')
        .values(off)
        .onConflict((conflict) => conflict.column('name').doUpdateSet(off))
        .execute();
    },
    async turnOn(name) {
      const { numDeletedRows } = await db.deleteFrom('switches').where('name', '=', name).executeTakeFirst();
      return numDeletedRows === 1n;
    },
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
        .where('kind', '=', 'periods-confirmed')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!row) return undefined;
      const { periods } = JSON.parse(row.details) as { periods: string };
      return { periods, by: row.by, at: row.at };
    },
  };
}
