// Stores how people corrected redactions, for the statistics. A correction is erased with its message.
import type { PersonalDataType } from '../../../knowledge/model/personal-data.js';
import type {
  CorrectionCount,
  CorrectionCounts,
  CorrectionRecords,
} from '../../../bot/model/statistics/redaction-correction.js';
import type { Queries } from '../engine/open-database.js';

export function correctionRecords(db: Queries): CorrectionRecords {
  return {
    async add(correction) {
      await db.insertInto('corrections').values(correction).execute();
    },
    async forget(message) {
      await db.deleteFrom('corrections').where('message', '=', message).execute();
    },
  };
}

export function correctionCounts(db: Queries): CorrectionCounts {
  return {
    async corrections({ from, to }) {
      const rows = await db
        .selectFrom('corrections')
        .select((eb) => ['type', 'correction', eb.fn.countAll<number | string>().as('count')])
        .where('at', '>=', from)
        .where('at', '<', to)
        .groupBy(['type', 'correction'])
        .execute();
      const counts = new Map<string, CorrectionCount>();
      for (const { type, correction, count } of rows) {
        const before = counts.get(type) ?? { type: type as PersonalDataType, notPersonal: 0, missed: 0 };
        counts.set(type, {
          ...before,
          [correction === 'missed' ? 'missed' : 'notPersonal']: Number(count),
        });
      }
      return [...counts.values()];
    },
  };
}
