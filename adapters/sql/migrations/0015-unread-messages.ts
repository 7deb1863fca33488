// Which messages the reader has not read yet: the rules alone took personal details out of them.
import type { Migration } from './migration.js';

export const unreadMessages: Migration = {
  name: '0015-unread-messages',
  async up(db) {
    await db.schema
      .alterTable('messages')
      .addColumn('unread', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
