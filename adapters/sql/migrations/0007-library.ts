// What is written, uploaded and put away in the library: practice notes, files, and questions that editors have dealt with.
import { sql } from 'kysely';
import type { Migration } from './migration.js';

export const library: Migration = {
  name: '0007-library',
  async up(db, dialect) {
    await db.schema
      .createTable('practice_notes')
      .addColumn('slug', 'text', (c) => c.primaryKey())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('edition', 'integer', (c) => c.notNull().references('editions.id'))
      .addColumn('saved_at', 'text', (c) => c.notNull())
      .addColumn('saved_by', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('uploads')
      // The same file again is the same edition.
      .addColumn('edition', 'integer', (c) => c.primaryKey().references('editions.id'))
      .addColumn('slug', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('bytes', dialect === 'sqlite' ? sql`blob` : sql`bytea`, (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('editor', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('handled_questions')
      .addColumn('answer', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('editor', 'text', (c) => c.notNull())
      .execute();
  },
};
