// How people corrected a redaction: the kind of personal data and the time, never the words.
import type { Migration } from './migration.js';

export const corrections: Migration = {
  name: '0018-corrections',
  async up(db) {
    await db.schema
      .createTable('corrections')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('message', 'text', (c) => c.notNull())
      .addColumn('correction', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('corrections_by_time').on('corrections').column('at').execute();
    await db.schema.createIndex('corrections_by_message').on('corrections').column('message').execute();
  },
};
