// What retention, legal holds and switches need: runs, counts that outlive what was counted, and indexes by age.
import type { Kysely } from 'kysely';
import { countingKey } from './migration.js';
import type { Migration } from './migration.js';
import type { DialectName } from '../engine/open-database.js';

export const retention: Migration = {
  name: '0020-retention',
  async up(db, dialect) {
    await createRuns(db, dialect);
    await createHolds(db);
    await createSwitches(db, dialect);
    await addMarks(db);
  },
};

async function createRuns(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await counted(db, 'retention_runs', dialect)
    // One run a night; a run by hand has a name of its own.
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('progress', 'text', (c) => c.notNull())
    .addColumn('deleted', 'text', (c) => c.notNull())
    .addColumn('failed', 'text', (c) => c.notNull())
    .execute();
  await counted(db, 'kept_figures', dialect)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await index(db, 'kept_figures', ['kind', 'at']);
}

async function createHolds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('holds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('platform', 'text')
    .addColumn('target', 'text')
    .addColumn('covers_from', 'text')
    .addColumn('covers_to', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('may_tell', 'integer', (c) => c.notNull())
    .addColumn('placed_by', 'text', (c) => c.notNull())
    .addColumn('placed_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text')
    .addColumn('lifted_by', 'text')
    .addColumn('lifted_at', 'text')
    .addColumn('lift_reason', 'text')
    .execute();
  await db.schema
    .createTable('deferred_erasures')
    // "person …" or "message …": asked for twice, it is done once.
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('platform', 'text')
    .addColumn('person_id', 'text')
    .addColumn('conversation', 'text', (c) => c.notNull())
    .addColumn('message', 'text')
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('held_wordings')
    .addColumn('message', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('held_wordings_key', ['message', 'revision'])
    .execute();
}

async function createSwitches(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  // A row: that part is off.
  await db.schema
    .createTable('switches')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await counted(db, 'governance_events', dialect)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .execute();
  await index(db, 'governance_events', ['kind', 'id']);
}

/** Nightly work visits only what is old enough. */
async function addMarks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('messages')
    .addColumn('counted', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('conversations').addColumn('empty_since', 'text').execute();
  // With the key, so that a batch is read in order and nothing is sorted.
  await index(db, 'messages', ['received_at', 'id']);
  await index(db, 'outgoing_messages', ['queued_at', 'key']);
  await index(db, 'events', ['received_at']);
  await index(db, 'answers', ['created_at', 'id']);
  await index(db, 'escalations', ['closed_at', 'id']);
  await index(db, 'escalations', ['message']);
  await index(db, 'escalations', ['answer']);
}

function counted(db: Kysely<unknown>, name: string, dialect: DialectName) {
  return db.schema
    .createTable(name)
    .addColumn('id', countingKey(dialect), (c) =>
      dialect === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey(),
    );
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
