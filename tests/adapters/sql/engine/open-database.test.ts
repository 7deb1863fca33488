// Checks which calls wait their turn for the database connection.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { setImmediate as turnOfTheLoop, setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loadSqlite } from '../../../../adapters/sql/engine/load-sqlite.js';
import { openDatabase } from '../../../../adapters/sql/engine/open-database.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';

test('removes erased words from the files once the transactions before it have ended', async () => {
  const temporary = await temporaryDatabase('');
  const { database } = temporary;
  const order: string[] = [];
  let scrubbing: Promise<unknown> | undefined;
  await database.kysely.transaction().execute(async (tx) => {
    await sql`insert into people (platform, id) values ('slack', 'ada')`.execute(tx);
    scrubbing = database.scrub().then(() => order.push('scrubbed'));
    await wait(50);
    await sql`delete from people`.execute(tx);
    order.push('written');
  });
  await scrubbing;
  expect(order).toEqual(['written', 'scrubbed']);
  await temporary.remove();
});

test('says so if erased words cannot leave the write-ahead log, because another process reads', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'reader-'));
  const database = await openDatabase({ dataDir });
  const reader = new (loadSqlite())(join(dataDir, 'store.sqlite'));
  try {
    reader.exec('begin');
    reader.prepare('select name from sqlite_master').all();
    await sql`create table later (word text)`.execute(database.kysely);
    await expect(database.scrub()).rejects.toThrow(StoreFailure);
    reader.exec('commit');
    await database.scrub();
  } finally {
    reader.close();
    await database.close();
    rmSync(dataDir, { recursive: true });
  }
});

test('lets the process do other things between transactions, however many wait', async () => {
  const { database, remove } = await temporaryDatabase('');
  const write = () =>
    database.kysely.transaction().execute(async (tx) => {
      for (let n = 0; n < 10; n += 1) await sql`select count(*) from messages`.execute(tx);
    });
  let isOver = false;
  let turns = 0;
  const working = Promise.all(Array.from({ length: 1_000 }, write)).finally(() => (isOver = true));
  for (; !isOver; turns += 1) await turnOfTheLoop();
  await working;
  expect(turns).toBeGreaterThan(5);
  await remove();
});
