// What is urgent goes before everything else of its place. A version that does not know this writes and reads jobs as before.
import type { Migration } from './migration.js';

export const urgentJobs: Migration = {
  name: '0013-urgent-jobs',
  async up(db) {
    await db.schema
      .alterTable('jobs')
      .addColumn('urgent', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
