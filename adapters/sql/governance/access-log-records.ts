import type { AccessLogRecords } from '../../../bot/model/governance/access-log.js';
import { contains } from '../engine/like.js';
import { recordOf } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';

export function accessLogRecords(db: Queries): AccessLogRecords {
  return {
    async add({ at, by, what, record = null, purpose, reason = null, refreshed = false }, unlessSince) {
      if (unlessSince !== undefined) {
        const known = await db
          .selectFrom('readings')
          .select('id')
          .where('by_id', '=', by.id)
          .where('what', '=', what)
          .where('record', record === null ? 'is' : '=', record)
          .where('at', '>=', unlessSince)
          .limit(1)
          .executeTakeFirst();
        if (known) return;
      }
      await db
        .insertInto('readings')
        .values({
          at,
          by_id: by.id,
          by_name: by.name,
          what,
          record,
          purpose,
          reason,
          refreshed: Number(refreshed),
        })
        .execute();
    },
    async find({ what, by, reader, record, from, to, withReason, opened }, { limit, offset }) {
      let rows = db.selectFrom('readings').selectAll();
      if (what !== undefined) rows = rows.where('what', '=', what);
      if (by !== undefined) rows = rows.where((e) => contains(e.fn('lower', ['by_name']), by.toLowerCase()));
      if (reader !== undefined) rows = rows.where('by_id', '=', reader);
      if (record !== undefined) rows = rows.where('record', '=', record);
      if (from !== undefined) rows = rows.where('at', '>=', from);
      if (to !== undefined) rows = rows.where('at', '<', to);
      if (withReason) rows = rows.where('reason', 'is not', null);
      if (opened) rows = rows.where('refreshed', '=', 0);
      const found = await rows.orderBy('id', 'desc').limit(limit).offset(offset).execute();
      return found.map(({ by_id: id, by_name: name, refreshed, ...row }) =>
        recordOf(row, { by: { id, name }, refreshed: refreshed === 1 ? (true as const) : null }),
      );
    },
  };
}
