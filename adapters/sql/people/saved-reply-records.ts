import type { SavedReplyRecords } from '../../../bot/model/handoff/saved-reply.js';
import type { Queries } from '../engine/open-database.js';
import { all } from '../engine/read-rows.js';
import { byColumns, toBy } from './person-columns.js';

export function createSavedReplyRecords(db: Queries): SavedReplyRecords {
  return {
    list: () =>
      all(
        db.selectFrom('saved_replies').selectAll().orderBy('title').orderBy('id'),
        ({ id, title, text, at, ...by }) => ({ id, title, text, by: toBy(by), at }),
      ),
    async save({ id, title, text, by, at }) {
      const written = { title, text, ...byColumns(by), at };
      await db
        .insertInto('saved_replies')
        .values({ id, ...written })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(written))
        .execute();
    },
    async remove(id) {
      await db.deleteFrom('saved_replies').where('id', '=', id).execute();
    },
  };
}
