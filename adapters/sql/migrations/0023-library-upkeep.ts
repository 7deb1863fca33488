// Who looks after a practice note and when it is next reviewed; and helplines and terms as editors have changed them.
import type { Migration } from './migration.js';

export const libraryUpkeep: Migration = {
  name: '0023-library-upkeep',
  async up(db) {
    for (const column of ['owner', 'review_on'])
      await db.schema.alterTable('practice_notes').addColumn(column, 'text').execute();
    await db.schema
      .createTable('edited_entries')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      // Null: removed.
      .addColumn('entry', 'text')
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('edited_at', 'text', (c) => c.notNull())
      .addColumn('edited_by', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('edited_entries_key', ['kind', 'id'])
      .execute();
  },
};
