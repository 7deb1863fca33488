// Hours, nations, specialisms and languages of advisers as they were set at the desk: every change, by whom and when.
import type { Migration } from './migration.js';

export const adviserDetails: Migration = {
  name: '0011-adviser-details',
  async up(db) {
    await db.schema
      .createTable('adviser_details')
      .addColumn('adviser', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('details', 'text')
      .addColumn('by_platform', 'text', (c) => c.notNull())
      .addColumn('by_id', 'text', (c) => c.notNull())
      .addColumn('by_name', 'text')
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('adviser_details_versions', ['adviser', 'version'])
      .execute();
  },
};
