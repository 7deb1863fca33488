// Complaints: when each came, when it was acknowledged, and what came of it.
import type { Migration } from './migration.js';

export const complaints: Migration = {
  name: '0025-complaints',
  async up(db) {
    await db.schema
      .createTable('complaints')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('received_at', 'text', (c) => c.notNull())
      .addColumn('closed_at', 'text')
      .addColumn('platform', 'text')
      .addColumn('person_id', 'text')
      .addColumn('conversation', 'text')
      .addColumn('message', 'text')
      // Everything else about it, as JSON.
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('complaints_by_person')
      .on('complaints')
      .columns(['platform', 'person_id'])
      .execute();
    await db.schema.createIndex('complaints_by_message').on('complaints').columns(['message']).execute();
  },
};
