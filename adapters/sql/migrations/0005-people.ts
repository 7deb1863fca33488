// Who is signed in at the pages.
import type { Migration } from './migration.js';

export const people: Migration = {
  name: '0005-people',
  async up(db) {
    await db.schema
      .createTable('sessions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('groups', 'text', (c) => c.notNull())
      .addColumn('roles', 'text', (c) => c.notNull())
      .addColumn('began_at', 'text', (c) => c.notNull())
      .addColumn('ends_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sessions_ends_at').on('sessions').column('ends_at').execute();
  },
};
