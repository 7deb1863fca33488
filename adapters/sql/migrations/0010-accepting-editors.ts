// Who accepted a change, beside the name by which people know them: names can be changed, and two people can share one.
import type { Migration } from './migration.js';

export const acceptingEditors: Migration = {
  name: '0010-accepting-editors',
  async up(db) {
    await db.schema.alterTable('changes').addColumn('accepted_by_id', 'text').execute();
  },
};
