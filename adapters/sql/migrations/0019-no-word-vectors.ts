// Removes the vectors of words, which nothing reads any more: two fifths of a store that holds guidance only.
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
    // Models are compared as text: with the size of these vectors, one would count as another than today's.
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
