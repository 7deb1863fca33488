// Removes the vectors of words, which nothing reads any more: 40% of a store that only holds guidance.
import type { Kysely } from 'kysely';
import type { Migration } from './migration.js';

interface Releases {
  releases: { number: number; model: string };
}

export const noWordVectors: Migration = {
  name: '0019-no-word-vectors',
  async up(db) {
    await db.schema.alterTable('embeddings').dropColumn('words').execute();
    const releases = db as Kysely<Releases>;
    const models = await releases.selectFrom('releases').select(['number', 'model']).execute();
    // Models are compared as text, so one that includes the size of these vectors would count as a different model.
    for (const { number, model } of models) {
      const fields = JSON.parse(model) as { wordDimension?: number };
      delete fields.wordDimension;
      await releases
        .updateTable('releases')
        .set({ model: JSON.stringify(fields) })
        .where('number', '=', number)
        .execute();
    }
  },
};
