// Where the words of a passage are not printed in the file as they stand here.
import type { Migration } from './migration.js';

export const mends: Migration = {
  name: '0006-mends',
  async up(db) {
    await db.schema.alterTable('edition_passages').addColumn('mends', 'text').execute();
  },
};
