import { sql, type Kysely } from 'kysely';
import type { DialectName } from '../engine/open-database.js';

export interface Migration {
  /**
   * The file's name, without its extension. Must not change, because it is recorded once the step has run. A
   * name that ends in "-contract" means that the step removes something.
   */
  name: string;
  /**
   * True if the step runs outside a transaction on PostgreSQL. It must be safe to run again, because it may
   * be interrupted.
   */
  byItself?: true;
  /** Use statements that work in both dialects, and check `dialect` if they must differ. */
  up(db: Kysely<unknown>, dialect: DialectName): Promise<void>;
}

/**
 * Each statement must end with `;` at the end of a line. COUNTED becomes an integer key that counts up and is
 * never reused, and BYTES becomes the type for bytes. Everything else must mean the same in both dialects.
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

/** True if the step removes something. Older versions refuse a store in which such a step has run. */
export function takesAway(name: string): boolean {
  return name.endsWith('-contract');
}

/**
 * Creates an index. In a step that runs outside a transaction, the table can still be used while the index is
 * built.
 */
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
  // An index whose creation was interrupted stays in the database, but PostgreSQL never uses it.
  const broken =
    await sql`select 1 from pg_index where indexrelid = to_regclass(${name}) and not indisvalid`.execute(db);
  if (broken.rows.length) await sql`drop index concurrently ${sql.id(name)}`.execute(db);
  await sql`create index concurrently if not exists ${sql.id(name)} on ${sql.table(table)} (${list})`.execute(
    db,
  );
}
