// Removes the vectors of words, which are no longer used. They take up 40% of a store that only contains
// guidance.
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
    // Also remove the size of these vectors from the model, because models are compared as text. Otherwise,
    // this would count as a different model.
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
