import type { SwitchRecords } from '../../../bot/model/governance/switches.js';
import type { Queries } from '../engine/open-database.js';
import { changedOne } from '../engine/read-rows.js';

export function switchRecords(db: Queries): SwitchRecords {
  return {
    off: () => db.selectFrom('switches').selectAll().orderBy('name').execute(),
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
