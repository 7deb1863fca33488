// Passes a list of values as a table, so that the statement stays short. SQLite allows 32,766 values, and
// 1,000 conditions joined by "or".
import { sql, SqliteAdapter, type RawBuilder } from 'kysely';
import type { Queries } from './open-database.js';

/** The table is named `listed`, and its column `value`. Undefined if the list is empty. */
export type Listed = RawBuilder<unknown> | undefined;

export function listed(db: Queries, values: readonly string[]): Listed {
  if (!values.length) return undefined;
  const json = JSON.stringify(values);
  return db.getExecutor().adapter instanceof SqliteAdapter
    ? sql`json_each(${json}) as listed`
    : sql`json_array_elements_text(cast(${json} as json)) as listed (value)`;
}

const NEVER = sql<boolean>`1 = 0`;

export const isIn = (column: RawBuilder<unknown>, list: Listed): RawBuilder<boolean> =>
  list ? sql`${column} in (select listed.value from ${list})` : NEVER;

export const containsOne = (text: RawBuilder<unknown>, list: Listed): RawBuilder<boolean> =>
  list ? sql`exists (select 1 from ${list} where replace(${text}, listed.value, '') <> ${text})` : NEVER;
