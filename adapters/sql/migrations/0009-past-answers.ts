// What an answer was made with, so that it can be made again: its settings, and what was asked beside its words.
import type { Migration } from './migration.js';

export const pastAnswers: Migration = {
  name: '0009-past-answers',
  async up(db) {
    await db.schema
      .createTable('answer_settings')
      .addColumn('digest', 'text', (c) => c.primaryKey())
      .addColumn('settings', 'text', (c) => c.notNull())
      .execute();
    await db.schema.alterTable('answers').addColumn('settings', 'text').execute();
    await db.schema.alterTable('answers').addColumn('asked', 'text').execute();
  },
};
