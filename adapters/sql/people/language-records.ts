import type { ConversationRecords } from '../../../bot/model/store.js';
import type { Queries } from '../engine/open-database.js';

export function languageRecords(
  db: Queries,
): Pick<ConversationRecords, 'languageIn' | 'languageOf' | 'recordLanguage'> {
  return {
    async languageIn(id) {
      const row = await db
        .selectFrom('conversations as c')
        .innerJoin('people as p', (join) =>
          join.onRef('p.platform', '=', 'c.platform').onRef('p.id', '=', 'c.person_id'),
        )
        .select('p.language')
        .where('c.id', '=', id)
        .executeTakeFirst();
      return row?.language ?? undefined;
    },
    async languageOf({ platform, id }) {
      const row = await db
        .selectFrom('people')
        .select(['language', 'language_from as from'])
        .where('platform', '=', platform)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.language && row.from ? { language: row.language, from: row.from } : undefined;
    },
    async recordLanguage({ platform, id }, { language, from }, now) {
      const columns = { language, language_from: from, language_at: now };
      await db
        .insertInto('people')
        .values({ platform, id, greeted_at: null, ...columns })
        .onConflict((conflict) => conflict.columns(['platform', 'id']).doUpdateSet(columns))
        .execute();
    },
  };
}
