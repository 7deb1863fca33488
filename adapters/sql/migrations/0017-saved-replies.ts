// The advisers' shared saved replies.
import type { Migration } from './migration.js';

export const savedReplies: Migration = {
  name: '0017-saved-replies',
  async up(db) {
    await db.schema
      .createTable('saved_replies')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('by_platform', 'text', (c) => c.notNull())
      .addColumn('by_id', 'text', (c) => c.notNull())
      .addColumn('by_name', 'text')
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();
  },
};
