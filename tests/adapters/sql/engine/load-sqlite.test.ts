// Checks which build of better-sqlite3 each version of Node loads.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loadSqlite, sqlitePackageFor } from '../../../../adapters/sql/engine/load-sqlite.js';

test('takes version 12 on Node 20 and the build on Node-API from Node 22 on', () => {
  expect(sqlitePackageFor('20.18.1')).toBe('better-sqlite3');
  expect(sqlitePackageFor('22.23.3')).toBe('better-sqlite3-node-api');
  expect(sqlitePackageFor('24.21.0')).toBe('better-sqlite3-node-api');
  expect(sqlitePackageFor('26.0.0-nightly')).toBe('better-sqlite3-node-api');
});

// On Node 24, better-sqlite3 version 12 crashes the process before the third round of this test.
test('goes on while statements that are no longer needed are collected as garbage', async () => {
  const SqliteFile = loadSqlite();
  const file = new SqliteFile(':memory:');
  let answers = 0;
  for (let round = 0; round < 20; round += 1) {
    for (let n = 0; n < 200; n += 1)
      answers += (file.prepare(`select 1 as one, ${n}`).get() as { one: 1 }).one;
    makeGarbage();
    await pause(5);
  }
  file.close();
  expect(answers).toBe(20 * 200);
});

function makeGarbage(): void {
  const garbage: { n: number }[] = [];
  for (let n = 0; n < 200_000; n += 1) garbage.push({ n });
}
