// Defines one step of the migrations, and how to write it in SQL for both databases.
import { sql, type Kysely } from 'kysely';
import type { DialectName } from '../engine/open-database.js';

export interface Migration {
  /**
   * The file's name. It is recorded when the step has run, so it must not change. "-contract" at the end means that the
   * step removes something.
   */
  name: string;
  /**
   * True if the step runs outside a transaction on PostgreSQL. It may be stopped part of the way through, so it must be
   * safe to run again.
   */
  byItself?: true;
  /** Only use statements that both dialects understand. `dialect` is for anything they write differently. */
  up(db: Kysely<unknown>, dialect: DialectName): Promise<void>;
}

/**
 * Each statement ends in `;` at the end of a line. COUNTED is an integer key that the store counts up and never uses
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

/** True if the step removes something, so older versions refuse a store where it has run. */
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
  // An index whose creation was stopped stays in the database, and is never used.
  const broken =
    await sql`select 1 from pg_index where indexrelid = to_regclass(${name}) and not indisvalid`.execute(db);
  if (broken.rows.length) await sql`drop index concurrently ${sql.id(name)}`.execute(db);
  await sql`create index concurrently if not exists ${sql.id(name)} on ${sql.table(table)} (${list})`.execute(
    db,
  );
}
