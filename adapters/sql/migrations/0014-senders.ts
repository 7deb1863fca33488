// Where an open request was sent from, so that one sender who makes up many people does not fill the advisers' queue.
import type { Migration } from './migration.js';

export const senders: Migration = {
  name: '0014-senders',
  async up(db) {
    await db.schema.alterTable('escalations').addColumn('sender', 'text').execute();
    await db.schema
      .createIndex('escalations_by_sender')
      .on('escalations')
      .columns(['sender', 'state'])
      .execute();
  },
};
