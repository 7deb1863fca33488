import { sql } from 'kysely';
import type { Database } from './open-database.js';

export async function countRows(database: Database): Promise<{ name: string; rows: number }[]> {
  const counts: { name: string; rows: number }[] = [];
  for (const name of await namesOf(database)) {
    const { rows } = await sql<{
      n: number | string;
    }>`select count(*) as n from ${sql.table(name)}`.execute(database.kysely);
    counts.push({ name, rows: Number(rows[0]!.n) });
  }
  return counts;
}

/** Leaves out the migrations' tables. */
async function namesOf({ dialect, kysely }: Database): Promise<string[]> {
  const names =
    dialect === 'sqlite'
      ? sql<{
          name: string;
        }>`select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!'`
      : sql<{ name: string }>`select table_name as name from information_schema.tables
          where table_schema = current_schema() and table_type = 'BASE TABLE'`;
  const { rows } = await names.execute(kysely);
  return rows
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('kysely_'))
    .sort();
}
