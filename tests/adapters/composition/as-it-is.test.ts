// `ctac backup`, `ctac doctor` and `ctac evidence` do not change the store, even if another version created
// it.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectCommands, type Commands } from '../../../adapters/composition/commands.js';
import { lastBackup } from '../../../adapters/sql/backup/last-backup.js';
import { appliedMigrations, migrate, MIGRATIONS } from '../../../adapters/sql/migrations/migrate.js';
import { emptyDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { KEY_OF_TESTS } from '../../fakes/test-keys.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { pathOf } from '../../support/requirements.js';

/** Slow, because each test creates every table and starts PostgreSQL programs. */
const SLOW_MS = 120_000;

onBothDatabases((server) => {
  let home: string;
  let place: TemporaryDatabase;
  let commands: Commands;
  const path = process.env.PATH;
  beforeAll(() => void (process.env.PATH = `${dirname(pathOf('postgresql') ?? '')}:${path}`));
  afterAll(() => void (process.env.PATH = path));
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'as-it-is-'));
    place = await emptyDatabase(server());
    commands = connectCommands({
      DATA_DIR: place.dataDir ?? join(home, 'data'),
      DATABASE_URL: place.databaseUrl,
      ENCRYPTION_KEY: KEY_OF_TESTS.toString('base64'),
      LOG_LEVEL: 'silent',
    });
  });
  afterEach(async () => {
    await commands.close();
    await place.remove();
    await rm(home, { recursive: true });
  });

  const look = async (part: string) =>
    (await commands.checks({ send: false })).find(({ name }) => name === part)!.look();
  const storeInPack = async () =>
    (await (await commands.evidence()).make(new Date())).find(
      ({ name }) => name === '01-record-of-processing.md',
    )!.text;
  const back = async () => (await commands.backup()).back(join(home, 'one.ctac'));

  test(
    'of an earlier version, it is backed up unchanged, and doctor says what is left to do',
    async () => {
      const earlier = MIGRATIONS.slice(0, -2);
      await migrate(place.database, earlier);
      await expect(look('store')).rejects.toThrow('an earlier version: 2 steps still to run');
      expect(await look('encryption')).toMatch(/nothing is encrypted yet/);
      expect(await storeInPack()).toContain('an earlier version: 2 steps still to run');
      expect(await back()).toMatchObject({ tables: { behind: 2, newer: [] } });
      expect(await appliedMigrations(place.database)).toEqual(earlier.map(({ name }) => name));
      expect(await place.database.kysely.selectFrom('sealing_keys').selectAll().execute()).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    'of a newer version, it is backed up, and doctor says whether this version can run beside it',
    async () => {
      await migrate(place.database);
      const add = (name: string) =>
        migrate(place.database, [...MIGRATIONS, { name, up: () => Promise.resolve() }]);
      await add('9998-more');
      expect(await look('store')).toMatch(/tables from a newer version, which this one can also use/);
      expect(await back()).toMatchObject({ tables: { behind: 0, newer: ['9998-more'] } });
      const { kysely } = place.database;
      await kysely
        .insertInto('schema_migrations' as never)
        .values({ name: '9999-less-contract', applied_at: '' })
        .execute();
      await expect(look('store')).rejects.toThrow('has migration 9999-less-contract');
    },
    SLOW_MS,
  );

  test(
    'of this version, the backup is noted in it, where every process finds it',
    async () => {
      await migrate(place.database);
      const { madeAt } = await back();
      expect(await lastBackup(place.database.kysely)).toBe(madeAt);
    },
    SLOW_MS,
  );

  test(
    'a backup that something else made is noted, unless a later one is known or its time is to come',
    async () => {
      await migrate(place.database);
      const { record } = await commands.backup();
      const noted = () => lastBackup(place.database.kysely);
      const before = new Date(Date.now() - 3_600_000).toISOString();
      expect(await record(before)).toBe(before);
      const now = await record();
      expect(await noted()).toBe(now);
      // A cloud provider may give the time with a time zone and without milliseconds.
      await record('2026-01-01T02:00:00+01:00');
      expect(await noted()).toBe(now);
      for (const at of ['2999-01-01T00:00:00Z', 'yesterday', '2026-11-28'])
        await expect(record(at)).rejects.toThrow('is not the time of a backup');
    },
    SLOW_MS,
  );

  test('without tables, nothing is backed up and none are made', async () => {
    await expect((await commands.backup()).record()).rejects.toThrow('There is no store yet.');
    expect(await storeInPack()).toContain('There is no store yet.');
    await expect(back()).rejects.toThrow('There is no store yet.');
    await expect(look('store')).rejects.toThrow('There is no store yet.');
    expect(await appliedMigrations(place.database)).toBeUndefined();
    expect(await readdir(home)).toEqual([]);
  });
});

test('without a folder for the store, none is made', async () => {
  const home = await mkdtemp(join(tmpdir(), 'as-it-is-'));
  const commands = connectCommands({ DATA_DIR: join(home, 'data'), LOG_LEVEL: 'silent' });
  const checks = await commands.checks({ send: false });
  for (const { name, look } of checks)
    if (['data folder', 'store', 'guidance', 'audit log'].includes(name)) await look().catch(() => undefined);
  await (await commands.evidence()).make(new Date());
  expect(existsSync(join(home, 'data'))).toBe(false);
  await commands.close();
  await rm(home, { recursive: true });
});
