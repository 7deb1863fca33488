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
    async save({ id, title, text, by, at }, loaded) {
      const written = { title, text, ...byColumns(by), at };
      if (loaded !== undefined) {
        const edit = db.updateTable('saved_replies').set(written).where('id', '=', id);
        return (await edit.where('at', '=', loaded).executeTakeFirst()).numUpdatedRows > 0n;
      }
      await db
        .insertInto('saved_replies')
        .values({ id, ...written })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(written))
        .execute();
      return true;
    },
    async remove(id, loaded) {
      const removal = db.deleteFrom('saved_replies').where('id', '=', id);
      const checked = loaded === undefined ? removal : removal.where('at', '=', loaded);
      return (await checked.executeTakeFirst()).numDeletedRows > 0n;
    },
  };
}
