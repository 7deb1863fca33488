// Work on the guidance that editors asked for, and sources that they added.
import type { Migration } from './migration.js';
import { countingKey } from './migration.js';

export const editingWork: Migration = {
  name: '0008-editing-work',
  async up(db, dialect) {
    await db.schema
      .createTable('editing_work')
      .addColumn('id', countingKey(dialect), (c) =>
        dialect === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey(),
      )
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('request', 'text', (c) => c.notNull())
      .addColumn('editor', 'text', (c) => c.notNull())
      .addColumn('asked_at', 'text', (c) => c.notNull())
      .addColumn('started_at', 'text')
      .addColumn('ended_at', 'text')
      .addColumn('looks', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text')
      .execute();
    await db.schema
      .createTable('added_sources')
      .addColumn('slug', 'text', (c) => c.primaryKey())
      .addColumn('entry', 'text', (c) => c.notNull())
      .addColumn('changed_by', 'text', (c) => c.notNull())
      .addColumn('changed_at', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('stopped', 'integer', (c) => c.notNull())
      .execute();
  },
};
