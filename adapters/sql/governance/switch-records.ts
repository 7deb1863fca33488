// Stores what is turned off.
import type { SwitchedOff, SwitchName, SwitchRecords } from '../../../bot/model/governance/switches.js';
import type { Queries } from '../engine/open-database.js';
import { changedOne } from '../engine/read-rows.js';

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
    turnOn: (name) => changedOne(db.deleteFrom('switches').where('name', '=', name)),
  };
}
