// A store as an earlier release wrote it: its rows from a file, put into a database that stands where that release was.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../../adapters/sql/engine/open-database.js';
import { migrate, MIGRATIONS } from '../../../../adapters/sql/migrations/migrate.js';

/** As the server wrote them in SQLite after some handoffs, with messages that wait, are on their way or were given up. */
type Rows = Record<string, Record<string, unknown>[]>;

/** What others refer to comes first. */
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

/** What a later step takes out of a row on purpose: the vectors of words and their size. */
const TAKEN_OUT: Record<string, (row: Rows[string][number]) => Rows[string][number]> = {
  embeddings: (row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'words')),
  releases: (row) => ({ ...row, model: String(row['model']).replace(/,"wordDimension":\d+/, '') }),
};

interface OldStore {
  /** How many steps that release had. */
  steps: number;
  /** Of each table, the rows that are not there as they were, apart from what a later step takes out on purpose. */
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

// Its tables are older than the types.
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
  // SQLite looks at the rows themselves; PostgreSQL's counters did not see these.
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
