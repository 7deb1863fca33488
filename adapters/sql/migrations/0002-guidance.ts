// The tables of guidance: editions with their passages, vectors, and the releases that make some of them live.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { countingKey } from './migration.js';
import type { Migration } from './migration.js';
import type { DialectName } from '../engine/open-database.js';

export const guidance: Migration = {
  name: '0002-guidance',
  async up(db, dialect) {
    await createEditions(db, dialect);
    await createPassages(db, dialect);
    await createReleases(db);
  },
};

async function createEditions(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema
    .createTable('editions')
    .addColumn('id', countingKey(dialect), (c) =>
      dialect === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey(),
    )
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('editions_source_digest', ['source', 'digest'])
    .execute();
}

async function createPassages(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  const bytes = dialect === 'sqlite' ? sql`blob` : sql`bytea`;
  await db.schema
    .createTable('passages')
    // The number is the passage's label in every vector index, so it is never used again, even after a deletion.
    .addColumn('number', countingKey(dialect), (c) =>
      dialect === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey(),
    )
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('edition_passages')
    .addColumn('edition', 'integer', (c) => c.notNull().references('editions.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('passage', 'integer', (c) => c.notNull().references('passages.number'))
    .addColumn('headings', 'text', (c) => c.notNull())
    .addColumn('page', 'integer')
    .addColumn('paragraph', 'text')
    .addColumn('context_digest', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('edition_passages_key', ['edition', 'position'])
    .execute();
  await db.schema.createIndex('edition_passages_passage').on('edition_passages').column('passage').execute();
  await db.schema
    .createTable('embeddings')
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('context_digest', 'text', (c) => c.notNull())
    .addColumn('vector', bytes, (c) => c.notNull())
    .addColumn('sentences', bytes)
    .addColumn('words', bytes)
    .addPrimaryKeyConstraint('embeddings_key', ['model', 'context_digest'])
    .execute();
}

async function createReleases(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('releases')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('passages', 'integer', (c) => c.notNull())
    .addColumn('documents', 'integer', (c) => c.notNull())
    .addColumn('calibration', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('published_at', 'text')
    .execute();
  await db.schema
    .createTable('release_editions')
    .addColumn('release', 'integer', (c) => c.notNull().references('releases.number'))
    .addColumn('edition', 'integer', (c) => c.notNull().references('editions.id'))
    .addPrimaryKeyConstraint('release_editions_key', ['release', 'edition'])
    .execute();
  // One row; the foreign key keeps it from naming a release that is not there.
  await db.schema
    .createTable('live_release')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('release', 'integer', (c) => c.notNull().references('releases.number'))
    .addColumn('since', 'text', (c) => c.notNull())
    .execute();
}
