// The tables of editing: followed sources, changes and their reviews, test questions, publications, recalls.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DialectName } from '../engine/open-database.js';
import { countingKey } from './migration.js';
import type { Migration } from './migration.js';

export const editing: Migration = {
  name: '0004-editing',
  async up(db, dialect) {
    await createSources(db, dialect);
    await createChanges(db, dialect);
    await createGoldenQuestions(db, dialect);
    await createPublications(db, dialect);
    await createRecalls(db, dialect);
  },
};

type Schema = Kysely<unknown>;

/** SQLite only avoids reusing numbers if we ask it to. */
function table(db: Schema, name: string, dialect: DialectName) {
  return db.schema
    .createTable(name)
    .addColumn('id', countingKey(dialect), (c) =>
      dialect === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey(),
    );
}

async function createSources(db: Schema, dialect: DialectName): Promise<void> {
  await db.schema
    .createTable('followed_sources')
    .addColumn('slug', 'text', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('moved_to', 'text')
    .addColumn('checked_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('fetched_copies')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('content_type', 'text', (c) => c.notNull())
    .addColumn('bytes', dialect === 'sqlite' ? sql`blob` : sql`bytea`, (c) => c.notNull())
    .addPrimaryKeyConstraint('fetched_copies_key', ['source', 'url'])
    .execute();
}

async function createChanges(db: Schema, dialect: DialectName): Promise<void> {
  await table(db, 'changes', dialect)
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('edition', 'integer', (c) => c.references('editions.id'))
    .addColumn('base', 'integer', (c) => c.references('editions.id'))
    // Two checks at the same time find the same change. Nulls are not equal to each other, so a separate name is used
    // instead.
    .addColumn('fingerprint', 'text', (c) => c.notNull().unique())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('weight', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('found_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('decisions', 'text', (c) => c.notNull())
    .addColumn('accepted_by', 'text')
    .addColumn('release', 'integer')
    .execute();
  await db.schema.createIndex('changes_state').on('changes').column('state').execute();
  await table(db, 'review_events', dialect)
    .addColumn('change', 'integer', (c) => c.notNull().references('changes.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('editor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('passage_key', 'text')
    .addColumn('comment', 'text')
    .execute();
  await db.schema.createIndex('review_events_change').on('review_events').column('change').execute();
}

async function createGoldenQuestions(db: Schema, dialect: DialectName): Promise<void> {
  await table(db, 'golden_questions', dialect)
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('jurisdiction', 'text')
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('document', 'text')
    .addColumn('words', 'text')
    .addColumn('passage', 'text')
    .addColumn('added_by', 'text', (c) => c.notNull())
    .addColumn('added_at', 'text', (c) => c.notNull())
    .addColumn('suspended', 'text')
    .execute();
  await db.schema
    .createTable('trials')
    .addColumn('release', 'integer', (c) => c.primaryKey().references('releases.number'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('result', 'text', (c) => c.notNull())
    .execute();
}

async function createPublications(db: Schema, dialect: DialectName): Promise<void> {
  await table(db, 'publications', dialect)
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('release', 'integer', (c) => c.notNull().references('releases.number'))
    .addColumn('previous', 'integer')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('editor', 'text')
    .addColumn('reason', 'text')
    // Null until the answers that it makes wrong have been looked for.
    .addColumn('recalls_opened_at', 'text')
    .execute();
}

async function createRecalls(db: Schema, dialect: DialectName): Promise<void> {
  await table(db, 'recalls', dialect)
    .addColumn('passage', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('publication', 'integer', (c) => c.references('publications.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('was', 'text', (c) => c.notNull())
    .addColumn('now', 'text')
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('comment', 'text')
    // One open question to the editor for each passage and each publication, however often it is looked for.
    .addColumn('fingerprint', 'text', (c) => c.notNull().unique())
    .execute();
}
