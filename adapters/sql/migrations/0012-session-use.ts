// When a session was last used, and with what the provider is asked again about its person.
import type { Migration } from './migration.js';

export const sessionUse: Migration = {
  name: '0012-session-use',
  async up(db) {
    // An earlier version running alongside this one starts sessions without them.
    for (const column of ['used_at', 'refresh_token', 'renewal_due_at'])
      await db.schema.alterTable('sessions').addColumn(column, 'text').execute();
    await db.schema.createIndex('sessions_subject').on('sessions').column('subject').execute();
  },
};
