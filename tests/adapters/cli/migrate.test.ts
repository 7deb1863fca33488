// Runs `ctac migrate` as the job that migrates the store, and with `--wait`, which other processes use to
// wait for that job.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate as command, type MigratePorts, type Upgrade } from '../../../adapters/cli/migrate.js';
import { migrate, pendingMigrations } from '../../../adapters/sql/migrations/migrate.js';
import { InputFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import { emptyDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let store: TemporaryDatabase;
  let ports: MigratePorts;
  beforeEach(async () => {
    store = await emptyDatabase(server() || undefined);
    ports = {
      migrate: () => migrate(store.database),
      isMigrated: async () => !(await pendingMigrations(store.database)).length,
      readUpgrade: async () => ({
        steps: (await pendingMigrations(store.database)).map(({ name }) => ({ name, takesAway: false })),
        index: { is: 'usable' },
      }),
    };
  });
  afterEach(() => store.remove());

  const said: string[] = [];
  const terminal = {
    write: (line: string) => void said.push(line),
    say: (line: string) => void said.push(line),
  };
  const tables = async () => (await store.database.kysely.introspection.getTables()).length;

  test('makes the tables, and finds nothing to do the second time', async () => {
    expect(await command(ports, [], terminal)).toBe(0);
    const made = await tables();
    expect(await command(ports, [], terminal)).toBe(0);
    expect(await tables()).toBe(made);
  });

  test('waits for the process that makes them, and changes nothing itself', async () => {
    const waiting = command(ports, ['--wait', '30'], terminal);
    expect(await tables()).toBe(0);
    await migrate(store.database);
    expect(await waiting).toBe(0);
  });

  test('gives up after the time it was given and says what to run', async () => {
    const given = command(ports, ['--wait', '0'], terminal);
    await expect(given).rejects.toMatchObject({ remedy: expect.stringContaining('ctac migrate') as string });
    expect(await tables()).toBe(0);
  });

  test('says what an upgrade would do, and changes nothing', async () => {
    await command(ports, ['--check'], terminal);
    expect(said.at(-3)).toMatch(/^This would change the tables in \d+ steps: 0001-conversations, /);
    expect(said.at(-2)).toBe('The earlier version can keep running while you do this.');
    expect(said.at(-1)).toBe('The search index can be used as it is.');
    expect(await tables()).toBe(0);
    await migrate(store.database);
    await command(ports, ['--check'], terminal);
    expect(said.at(-2)).toBe('The tables are up to date.');
  });

  test('says which step needs every process to be stopped, and what happens to the index', async () => {
    const upgrade = (index: Upgrade['index']) => ({
      ...ports,
      readUpgrade: () =>
        Promise.resolve({ steps: [{ name: '0099-old-names-contract', takesAway: true }], index }),
    });
    await command(upgrade({ is: 'of-another-model', passages: 10_732 }), ['--check'], terminal);
    expect(said.at(-2)).toMatch(
      /^First stop every process running the earlier version\..*: 0099-old-names-contract\.$/,
    );
    expect(said.at(-1)).toMatch(/10,732 passages would have to be embedded again/);
    await command(upgrade({ is: 'unusable', passages: 10_732 }), ['--check'], terminal);
    expect(said.at(-1)).toMatch(/would have to be rebuilt.* 10,732 passages/);
    await command(upgrade({ is: 'unknown' }), ['--check'], terminal);
    expect(said.at(-1)).toMatch(/could not be read/);
  });

  test('reports a store of a newer version', async () => {
    await migrate(store.database, [{ name: '9999-future-contract', up: () => Promise.resolve() }]);
    await expect(command(ports, ['--wait', '0'], terminal)).rejects.toThrow(/does not recognise/);
  });

  test('reports a store that it cannot reach, once the time is up', async () => {
    const broken = {
      ...ports,
      isMigrated: () => Promise.reject(new StoreFailure('Not there.', 'Start it.')),
    };
    await expect(command(broken, ['--wait', '0'], terminal)).rejects.toThrow('Not there.');
  });

  test('refuses a time that is not a number', async () => {
    await expect(command(ports, ['--wait', 'soon'], terminal)).rejects.toThrow(InputFailure);
  });
}, 'migrating');
