// A prepared SQLite statement that is reused gives the same results as a new one.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withKeptStatements } from '../../../../adapters/sql/engine/kept-statements.js';
import { loadSqlite } from '../../../../adapters/sql/engine/load-sqlite.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { perTest } from '../../../support/per-test.js';

const file = perTest(() => new (loadSqlite())(':memory:'));
const temporary = perTest(() => temporaryDatabase(''));

test('a statement is prepared once, however often it runs', () => {
  const database = withKeptStatements(file);
  expect(database.prepare('select ? as one')).toBe(database.prepare('select ? as one'));
});

test('a setting of the connection is made again each time', async () => {
  const { kysely } = temporary.database;
  const set = (ms: number) => sql.raw(`pragma busy_timeout = ${ms}`).execute(kysely);
  for (const ms of [0, 5_000, 0]) await set(ms);
  const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(kysely);
  expect(rows).toEqual([{ timeout: 0 }]);
});

test('a statement goes on after its table has changed', async () => {
  const { kysely } = temporary.database;
  await sql`create table words (one text)`.execute(kysely);
  await sql`insert into words values ('kept')`.execute(kysely);
  const read = async () => (await sql`select * from words`.execute(kysely)).rows;
  expect(await read()).toEqual([{ one: 'kept' }]);
  await sql`alter table words add column two text default 'new'`.execute(kysely);
  expect(await read()).toEqual([{ one: 'kept', two: 'new' }]);
});

test('a statement goes on after it has failed', async () => {
  const { kysely } = temporary.database;
  await sql`create table numbers (n integer unique)`.execute(kysely);
  const put = (n: number) => sql`insert into numbers values (${n})`.execute(kysely);
  await put(1);
  await expect(put(1)).rejects.toThrow('SQLITE_CONSTRAINT');
  await put(2);
  expect((await sql`select n from numbers`.execute(kysely)).rows).toEqual([{ n: 1 }, { n: 2 }]);
});

test('the one used longest ago goes when there are too many', () => {
  const database = withKeptStatements(file);
  const [first, second] = Array.from({ length: 500 }, (_, n) => database.prepare(`select ${n}`));
  expect(database.prepare('select 0')).toBe(first);
  database.prepare('select 500');
  expect(database.prepare('select 0')).toBe(first);
  expect(database.prepare('select 1')).not.toBe(second);
});
