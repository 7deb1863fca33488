// Each migration runs once, completely or not at all, and never on a store created by a newer version.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { openDatabase, type Database } from '../../../../adapters/sql/engine/open-database.js';
import { migrate, MIGRATIONS, pendingMigrations } from '../../../../adapters/sql/migrations/migrate.js';
import type { Migration } from '../../../../adapters/sql/migrations/migration.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { NOW } from '../../../fakes/samples/sample-records.js';
import { transpiled } from '../../../support/deployment/transpiled.js';

const run = promisify(execFile);

let dataDir: string;
let database: Database;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'migrate-'));
  database = await openDatabase({ dataDir });
});
afterEach(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const broken: Migration = {
  name: '9999-broken',
  async up(db) {
    await db.schema.createTable('half').addColumn('id', 'text').execute();
    throw new Error('stop');
  },
};

test('runs each step once', async () => {
  expect(await migrate(database)).toEqual(MIGRATIONS.map(({ name }) => name));
  expect(await migrate(database)).toEqual([]);
});

test('two processes that start at once run them once', async () => {
  await database.close();
  const start = () =>
    run(process.execPath, [transpiled('tests/adapters/sql/migrations/migrate-child.ts'), dataDir]);
  const runs = await Promise.all([start(), start()]);
  const names = runs.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
  expect(names).toEqual(MIGRATIONS.map(({ name }) => name));
  database = await openDatabase({ dataDir });
});

test('a step that fails leaves nothing behind', async () => {
  await expect(migrate(database, [...MIGRATIONS, broken])).rejects.toThrow('stop');
  expect(await migrate(database)).toHaveLength(MIGRATIONS.length);
  const tables = await database.kysely.introspection.getTables();
  expect(tables.map(({ name }) => name)).not.toContain('half');
});

test('runs on a store to which a newer version has added', async () => {
  await migrate(database, [...MIGRATIONS, { name: '9999-future', up: () => Promise.resolve() }]);
  expect(await migrate(database)).toEqual([]);
  expect(await pendingMigrations(database)).toEqual([]);
});

test('refuses a store from which a newer version has taken something away, and says what to do', async () => {
  await migrate(database, [...MIGRATIONS, { name: '9999-future-contract', up: () => Promise.resolve() }]);
  await expect(migrate(database)).rejects.toThrow(StoreFailure);
  await expect(migrate(database)).rejects.toMatchObject({ remedy: expect.stringMatching(/newer/) as string });
});

test('opens a folder that does not exist yet, and says why it cannot open another', async () => {
  const deep = await openDatabase({ dataDir: join(dataDir, 'a', 'b') });
  await deep.close();
  await writeFile(join(dataDir, 'file'), '');
  await expect(openDatabase({ dataDir: join(dataDir, 'file', 'c') })).rejects.toThrow(StoreFailure);
});

test('does not stop the quoting of a text whose recall had been dismissed, and stops it of others found wrong', async () => {
  await migrate(
    database,
    MIGRATIONS.filter(({ name }) => name < '0034'),
  );
  const recall = (passage: string, state: string) =>
    sql`insert into recalls (passage, document, title, reason, was, since, opened_at, state, decided_by, decided_at, fingerprint)
      values (${passage}, 'help', 'Help', 'wrong', 'Words.', ${NOW}, ${NOW}, ${state}, 'ada', ${NOW}, ${passage})`.execute(
      database.kysely,
    );
  await recall('dismissed', 'dismissed');
  await recall('told', 'told');
  await migrate(database);
  const { recalls } = createStore(database).records;
  expect((await recalls.recalled()).texts.map(({ passage }) => passage)).toEqual(['told']);
  expect((await recalls.list('dismissed'))[0]).toMatchObject({ liftedBy: 'ada', liftedAt: NOW });
});
