// In which language each person is written to, and how we know it.
import type { Migration } from './migration.js';

export const languages: Migration = {
  name: '0024-languages',
  async up(db) {
    // SQLite adds one column at a time.
    for (const column of ['language', 'language_from', 'language_at'])
      await db.schema.alterTable('people').addColumn(column, 'text').execute();
  },
};
