// Recreates a store as an earlier release left it: that release’s tables, filled with the rows from a file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../../adapters/sql/engine/open-database.js';
import { migrate, MIGRATIONS } from '../../../../adapters/sql/migrations/migrate.js';

/**
 * Rows that the server wrote to SQLite during some handoffs. Some messages are queued, being sent or
 * abandoned.
 */
type Rows = Record<string, Record<string, unknown>[]>;

/** The tables to fill first, because other tables refer to them. */
const FIRST = [
  'conversations',
  'messages',
  'answers',
  'escalations',
  'editions',
  'passages',
  'releases',
  'changes',
  'publications',
];
const COUNTED = { jobs: 'id', editions: 'id', passages: 'number', changes: 'id', publications: 'id' };

/**
 * Removes from a row what a later step deliberately removes: the vectors of single words, and their
 * dimension.
 */
const TAKEN_OUT: Record<string, (row: Rows[string][number]) => Rows[string][number]> = {
  embeddings: (row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'words')),
  releases: (row) => ({ ...row, model: String(row['model']).replace(/,"wordDimension":\d+/, '') }),
};

interface OldStore {
  /** The number of migration steps in that release. */
  steps: number;
  /**
   * Returns the rows of each table that are missing or changed, apart from deliberate changes by a later
   * step.
   */
  lostFrom(database: Database): Promise<Rows>;
  putInto(database: Database): Promise<void>;
}

export function readOldStore(name: string): OldStore {
  const path = join(import.meta.dirname, 'fixtures', `${name}.json`);
  const { schema_migrations: known, ...rows } = JSON.parse(readFileSync(path, 'utf8')) as Rows;
  const steps = MIGRATIONS.filter((step) => known!.some((row) => row['name'] === step.name));
  const tables = [
    ...FIRST.filter((table) => rows[table]),
    ...Object.keys(rows).filter((table) => !FIRST.includes(table)),
  ];
  return {
    steps: steps.length,
    async lostFrom(database) {
      const lost: Rows = {};
      for (const table of tables) {
        const expected = rows[table]!.map(TAKEN_OUT[table] ?? ((row) => row));
        const missing = await missingFrom(database, table, expected);
        if (missing.length) lost[table] = missing;
      }
      return lost;
    },
    async putInto(database) {
      await migrate(database, steps);
      for (const table of tables) await putRows(database, table, rows[table]!);
    },
  };
}

// The types describe the current tables, which an old store does not have yet.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function anyTable(database: Database): Kysely<any> {
  return database.kysely;
}

async function missingFrom(database: Database, table: string, rows: Rows[string]): Promise<Rows[string]> {
  const columns = Object.keys(rows[0]!);
  const found = await anyTable(database).selectFrom(table).select(columns).execute();
  const kept = new Set(found.map((row) => JSON.stringify(columns.map((column) => toJson(row[column])))));
  return rows.filter((row) => !kept.has(JSON.stringify(columns.map((column) => row[column]))));
}

async function putRows(database: Database, table: string, rows: Rows[string]): Promise<void> {
  const values = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, fromJson(value)])),
  );
  await anyTable(database).insertInto(table).values(values).execute();
  const key = Object.entries(COUNTED).find(([counted]) => counted === table)?.[1];
  if (database.dialect === 'sqlite' || key === undefined) return;
  // SQLite works out the next number from the rows. PostgreSQL needs its counters set.
  await sql`select setval(pg_get_serial_sequence(${table}, ${key}), (select max(${sql.id(key)}) from ${sql.table(table)}))`.execute(
    database.kysely,
  );
}

function fromJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Buffer.from((value as { base64: string }).base64, 'base64');
}

function toJson(value: unknown): unknown {
  return Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value;
}
