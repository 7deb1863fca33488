// One step of the migrations, and how to write one in SQL for both databases.
import { sql, type Kysely } from 'kysely';
import type { DialectName } from '../engine/open-database.js';

export interface Migration {
  /** The file's name; recorded once run, so it never changes. "-contract" at its end: it takes something away. */
  name: string;
  /** On PostgreSQL it runs outside a transaction. It may be stopped half-way, so it must be safe to run again. */
  byItself?: true;
  /** Only statements that both dialects understand; `dialect` is there for what has no common spelling. */
  up(db: Kysely<unknown>, dialect: DialectName): Promise<void>;
}

/**
 * Statements, each ending in `;` at the end of a line. COUNTED is an integer key that the store counts up and never uses
 * twice; BYTES is for bytes. Everything else means the same in both dialects.
 */
export function inSql(statements: string): Migration['up'] {
  return async (db, dialect) => {
    const [counted, bytes] =
      dialect === 'sqlite'
        ? ['integer primary key autoincrement', 'blob']
        : ['bigserial primary key', 'bytea'];
    const plain = statements
      .replace(/--.*/g, '')
      .replace(/COUNTED/g, counted)
      .replace(/BYTES/g, bytes);
    const each = plain.split(/;\n/).map((statement) => statement.trim());
    for (const statement of each.filter(Boolean)) await sql.raw(statement).execute(db);
  };
}

/** Older versions refuse a store in which such a step has run. */
export function takesAway(name: string): boolean {
  return name.endsWith('-contract');
}

/** For a step that runs by itself: the table can be read and written while the index is built. */
export async function indexBeside(
  db: Kysely<unknown>,
  dialect: DialectName,
  { name, table, columns }: { name: string; table: string; columns: readonly string[] },
): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  if (dialect === 'sqlite') {
    await sql`create index if not exists ${sql.id(name)} on ${sql.table(table)} (${list})`.execute(db);
    return;
  }
  // One that was stopped half-way stays, and is never used.
  const broken =
    await sql`select 1 from pg_index where indexrelid = to_regclass(${name}) and not indisvalid`.execute(db);
  if (broken.rows.length) await sql`drop index concurrently ${sql.id(name)}`.execute(db);
  await sql`create index concurrently if not exists ${sql.id(name)} on ${sql.table(table)} (${list})`.execute(
    db,
  );
}
