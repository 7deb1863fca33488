// Brings the store's tables up to date by running numbered steps, each once, under one lock.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { Database } from '../engine/open-database.js';
import { inSql, takesAway, type Migration } from './migration.js';
import { noWordVectors } from './0019-no-word-vectors.js';
import { newestMessages } from './0027-newest-messages.js';
import { recalledPassages } from './0035-recalled-passages.js';
import { keysOfRecords } from './0038-keys-of-records.js';
import { passageVectors } from './0041-passage-vectors.js';
import { nearestAllowed } from './0044-nearest-allowed.js';
import { liftTimeLimit, withoutTimeLimit } from '../engine/time-limit.js';
import { transact } from '../engine/transact.js';
import { boundLocks, hasLock, patiently, withLock, type Patience } from './migration-lock.js';
import { storeWording as said } from '../wording/store-wording.js';

const FOLDER = new URL('./', import.meta.url);

const inFiles: Migration[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => ({ name: basename(file, '.sql'), up: inSql(readFileSync(new URL(file, FOLDER), 'utf8')) }));

/** The steps, in order. Each one runs once in each store, even if a later step has already run there. */
export const MIGRATIONS: readonly Migration[] = [
  ...inFiles,
  noWordVectors,
  newestMessages,
  recalledPassages,
  keysOfRecords,
].sort((one, other) => (one.name < other.name ? -1 : 1));

/** Only for stores that search vectors. A server without pgvector could not run these steps. */
const FOR_VECTORS: readonly Migration[] = [passageVectors, nearestAllowed];

const stepsOf = ({ hasVectors }: Database) => (hasVectors ? [...MIGRATIONS, ...FOR_VECTORS] : MIGRATIONS);

/**
 * Returns the names of the steps that ran. Throws `StoreFailure` if a newer version has removed something
 * that this one needs, or if a table was in use for too long.
 */
export async function migrate(
  database: Database,
  migrations = stepsOf(database),
  patience?: Patience,
): Promise<string[]> {
  const ran: string[] = [];
  for (;;) {
    const { names, next } = await patiently(() => runTogether(database, migrations), ran, patience);
    ran.push(...names);
    if (!next) return ran;
    if (await patiently(() => runByItself(database, next), ran, patience)) ran.push(next.name);
  }
}

/** Runs steps in one transaction, up to the first that must run outside a transaction. */
async function runTogether(
  database: Database,
  migrations: readonly Migration[],
): Promise<{ names: string[]; next?: Migration }> {
  return transact(database.kysely, async (transaction) => {
    const db = transaction as unknown as Kysely<MigrationTable>;
    // On SQLite, the transaction already holds the write lock.
    if (database.dialect === 'postgresql') {
      await hasLock(db);
      await boundLocks(db);
      await liftTimeLimit(db, database.dialect);
    }
    await createTable(db);
    const applied = await namesApplied(db);
    refuseNewerStore(applied, migrations);
    const names: string[] = [];
    for (const migration of migrations.filter(({ name }) => !applied.includes(name))) {
      if (migration.byItself && database.dialect === 'postgresql') return { names, next: migration };
      await migration.up(transaction as unknown as Kysely<unknown>, database.dialect);
      await note(db, migration);
      names.push(migration.name);
    }
    return { names };
  });
}

/**
 * Runs a step outside a transaction, because PostgreSQL cannot build an index concurrently inside one.
 * Returns false if another process has already run the step.
 */
async function runByItself(database: Database, migration: Migration): Promise<boolean> {
  return withoutTimeLimit(database, (connection) => {
    const db = connection as unknown as Kysely<MigrationTable>;
    return withLock(db, async () => {
      if ((await namesApplied(db)).includes(migration.name)) return false;
      await migration.up(connection as unknown as Kysely<unknown>, database.dialect);
      await note(db, migration);
      return true;
    });
  });
}

/**
 * The steps that have not run yet, in order. Changes nothing and takes no lock. Throws the same errors as
 * `migrate`.
 */
export async function pendingMigrations(database: Database): Promise<readonly Migration[]> {
  const applied = (await appliedMigrations(database)) ?? [];
  refuseNewerStore(applied, MIGRATIONS);
  return stepsOf(database).filter(({ name }) => !applied.includes(name));
}

/**
 * The names of the steps that have run, including those of a newer version. Changes nothing. Undefined if
 * there are no tables.
 */
export async function appliedMigrations({ kysely }: Database): Promise<string[] | undefined> {
  const tables = await kysely.introspection.getTables();
  if (!tables.some(({ name }) => name === 'schema_migrations')) return undefined;
  return namesApplied(kysely as unknown as Kysely<MigrationTable>);
}

export interface TablesState {
  /** How many of this version's steps have not run. */
  behind: number;
  /** Steps in the store that this version does not have. */
  newer: string[];
}

export async function tablesState(database: Database): Promise<TablesState> {
  const applied = (await appliedMigrations(database)) ?? [];
  const known = [...MIGRATIONS, ...FOR_VECTORS].map(({ name }) => name);
  return {
    behind: stepsOf(database).filter(({ name }) => !applied.includes(name)).length,
    newer: applied.filter((name) => !known.includes(name)),
  };
}

interface MigrationTable {
  schema_migrations: { name: string; applied_at: string };
}

async function createTable(db: Kysely<MigrationTable>): Promise<void> {
  await db.schema
    .createTable('schema_migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
}

async function namesApplied(db: Kysely<MigrationTable>): Promise<string[]> {
  const names = (await db.selectFrom('schema_migrations').select('name').execute()).map(({ name }) => name);
  if (!names.includes(passageVectors.name)) return names;
  // Backups leave out `passage_vectors`, but still record that the step that creates it has run.
  const { rows } = await sql<{
    has: boolean;
  }>`select to_regclass('passage_vectors') is not null as has`.execute(db);
  return rows[0]!.has ? names : names.filter((name) => name !== passageVectors.name);
}

async function note(db: Kysely<MigrationTable>, { name }: Migration): Promise<void> {
  await db
    .insertInto('schema_migrations')
    .values({ name, applied_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Only refuses a newer store if the name of one of its steps says that the step removed something. Steps that
 * add things do no harm.
 */
function refuseNewerStore(applied: readonly string[], known: readonly Migration[]): void {
  const unknown = applied.find(
    (name) => takesAway(name) && !known.some((migration) => migration.name === name),
  );
  if (unknown === undefined) return;
  throw new StoreFailure(...said.newerTables(unknown));
}
