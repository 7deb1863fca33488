// `ctac migrate` as a job, and as what web processes and workers wait with until that job is done.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate as command } from '../../../adapters/cli/migrate.js';
import type { MigratePorts } from '../../../adapters/cli/migrate.js';
import { isMigrated, migrate } from '../../../adapters/sql/migrations/migrate.js';
import { InputFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import { emptyDatabase } from '../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../fakes/temporary-database.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let store: TemporaryDatabase;
  let ports: MigratePorts;
  beforeEach(async () => {
    store = await emptyDatabase(server() || undefined);
    ports = {
      migrate: () => migrate(store.database),
      isMigrated: () => isMigrated(store.database),
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

  test('reports a store of a newer version', async () => {
    await migrate(store.database, [{ name: '9999-future', up: () => Promise.resolve() }]);
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
