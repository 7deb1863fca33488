// Why an answer did not help, which answers were reported as unsafe, and private links back to a conversation.
import type { Migration } from './migration.js';

export const reportsAndLinks: Migration = {
  name: '0016-reports-and-links',
  async up(db) {
    await db.schema.alterTable('feedback').addColumn('reason', 'text').execute();
    await db.schema
      .createTable('unsafe_reports')
      .addColumn('answer', 'text', (c) => c.notNull().references('answers.id'))
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('handled_by', 'text')
      .addColumn('handled_at', 'text')
      .addColumn('outcome', 'text')
      .addColumn('comment', 'text')
      .addPrimaryKeyConstraint('unsafe_reports_key', ['answer', 'platform', 'person_id'])
      .execute();
    await db.schema
      .createTable('chat_links')
      .addColumn('person_id', 'text', (c) => c.primaryKey())
      .addColumn('digest', 'text', (c) => c.notNull().unique())
      .addColumn('sealed', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
  },
};
