// Removes the copies of the store that are left if a backup or restore drill is killed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import {
  backupName,
  drillDatabase,
  drillPrefix,
  removeLeftovers,
} from '../../../../adapters/sql/backup/leftovers.js';
import { makeScratch } from '../../../../adapters/sql/backup/temporary-store.js';
import { openDatabase } from '../../../../adapters/sql/engine/open-database.js';
import { keysInFile } from '../../../../adapters/sql/keys/local-keys.js';
import { perTest, shared } from '../../../support/per-test.js';
import { startPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'leftovers-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('are removed once their process is gone, and nothing else is', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const name of [`backup-${pid}.partial`, `backup-${pid}.partial-wal`, backupName(), 'store.sqlite'])
    writeFileSync(join(folder, name), 'x');
  for (const name of [`drill-${pid}-aB3`, `${drillPrefix()}aB3`]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'store.sqlite'), 'x');
  }
  removeLeftovers(folder);
  expect(readdirSync(folder).sort()).toEqual([backupName(), `${drillPrefix()}aB3`, 'store.sqlite'].sort());
});

test('are removed after a day, even if their process number is in use again or they have none', () => {
  for (const name of [backupName(), 'store.sqlite.restoring', 'store.sqlite.restoring-wal', 'store.sqlite']) {
    const path = join(folder, name);
    writeFileSync(path, 'x');
    const before = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(path, before, before);
  }
  removeLeftovers(folder);
  expect(readdirSync(folder)).toEqual(['store.sqlite']);
});

describeWith('postgresql', 'databases of drills', (program) => {
  const server = shared(() => startPostgres(program));
  const admin = perTest(() => openDatabase({ dataDir: folder, databaseUrl: server.url }));

  test('are removed by the next drill after a day', async () => {
    const [left, recent] = [drillDatabase(Date.now() - 25 * 3_600_000), drillDatabase()];
    for (const name of [left, recent]) await sql`create database ${sql.ref(name)}`.execute(admin.kysely);
    const keys = keysInFile(join(folder, 'key'));
    const drill = await makeScratch({ dataDir: folder, databaseUrl: server.url, keys });
    await drill.remove();
    const { rows } = await sql`select datname from pg_database where datname like 'ctac%'`.execute(
      admin.kysely,
    );
    expect(rows).toEqual([{ datname: recent }]);
  });
});
