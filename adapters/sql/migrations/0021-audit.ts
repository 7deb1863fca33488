// The audit log with its head, what has been signed and sent, who read what, what was sent where, and requests of people
// about their own data.
import type { Kysely } from 'kysely';
import type { DialectName } from '../engine/open-database.js';
import { countingKey } from './migration.js';
import type { Migration } from './migration.js';

export const audit: Migration = {
  name: '0021-audit',
  async up(db, dialect) {
    await createLog(db);
    await createMarks(db);
    await createReadings(db, dialect);
    await createRequests(db);
  },
};

async function createLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_events')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('record', 'text')
    .addColumn('leaf', 'text', (c) => c.notNull())
    // Null once its period is over: the digest stays.
    .addColumn('event', 'text')
    .execute();
  await db.schema.createIndex('audit_events_by_at').on('audit_events').columns(['at', 'number']).execute();
  await db.schema
    .createIndex('audit_events_by_kind')
    .on('audit_events')
    .columns(['kind', 'record', 'number'])
    .execute();
  // One row: adding an event locks it.
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('root', 'text', (c) => c.notNull())
    .addColumn('frontier', 'text', (c) => c.notNull())
    .execute();
  const tables = db as Kysely<{
    audit_head: { id: number; size: number; root: string; frontier: string };
  }>;
  await tables
    .insertInto('audit_head')
    .values({ id: 1, size: 0, root: EMPTY_ROOT, frontier: '[]' })
    .execute();
}

/** SHA-256 of nothing. */
const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

async function createMarks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_checkpoints')
    .addColumn('size', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('audit_deliveries')
    .addColumn('destination', 'text', (c) => c.primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('audit_settings')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('digest', 'text', (c) => c.notNull())
    .execute();
}

async function createReadings(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await counted(db, 'readings', dialect)
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('record', 'text')
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .execute();
  await index(db, 'readings', ['at', 'id']);
  await index(db, 'readings', ['record']);
  await counted(db, 'sent_lines', dialect)
    .addColumn('conversation', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('tokens', 'integer')
    .execute();
  await index(db, 'sent_lines', ['at', 'id']);
  await index(db, 'sent_lines', ['conversation']);
  await db.schema.alterTable('conversations').addColumn('notice_version', 'text').execute();
  await db.schema.alterTable('conversations').addColumn('notice_at', 'text').execute();
}

async function createRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subject_requests')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'text')
    // Everything else about it, as JSON.
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
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
