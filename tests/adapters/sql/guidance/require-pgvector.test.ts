// Search in PostgreSQL needs pgvector. If pgvector is missing, the service says what to do. Other stores are
// not affected.
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../../adapters/sql/engine/open-database.js';
import { requirePgvector } from '../../../../adapters/sql/guidance/require-pgvector.js';
import {
  appliedMigrations,
  migrate,
  MIGRATIONS,
  pendingMigrations,
  tablesState,
} from '../../../../adapters/sql/migrations/migrate.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';
import { emptyDatabase } from '../../../fakes/temporary-database.js';
import { sharedPostgres } from '../../../support/postgres.js';
import { describeWith, pathOf } from '../../../support/requirements.js';
import { perTest, shared } from '../../../support/per-test.js';

const ADDED = ['0041-passage-vectors', '0044-nearest-allowed'];

describeWith('pgvector', 'a store that searches vectors', () => {
  const server = shared(() => sharedPostgres(pathOf('postgresql')!));
  const temporary = perTest(() => emptyDatabase(server.url));
  const searching = perTest(() => opened());
  const opened = (user?: string) => {
    const address = new URL(temporary.databaseUrl!);
    if (user !== undefined) address.username = user;
    return openDatabase({ dataDir: '', databaseUrl: address.href, hasVectors: true });
  };

  it('turns pgvector on, adds its table, and needs nothing the second time', async () => {
    for (const ran of [[...MIGRATIONS.map(({ name }) => name), ...ADDED], []]) {
      await requirePgvector(searching);
      expect(await migrate(searching)).toEqual(ran);
    }
    expect(await pendingMigrations(searching)).toEqual([]);
  });

  it('can be started by several processes at once', async () => {
    const others = await Promise.all(Array.from({ length: 6 }, () => opened()));
    try {
      await Promise.all(others.map(requirePgvector));
    } finally {
      await Promise.all(others.map((other) => other.close()));
    }
  });

  it('can be one that searched in memory before, and can go back to that', async () => {
    await migrate(temporary.database);
    expect(await appliedMigrations(temporary.database)).toEqual(MIGRATIONS.map(({ name }) => name));
    expect((await pendingMigrations(searching)).map(({ name }) => name)).toEqual(ADDED);
    expect(await tablesState(searching)).toEqual({ behind: 2, newer: [] });
    await requirePgvector(searching);
    expect(await migrate(searching)).toEqual(ADDED);
    expect(await migrate(temporary.database)).toEqual([]);
    expect(await tablesState(temporary.database)).toEqual({ behind: 0, newer: [] });
  });

  it('says who can turn it on if the role may not, and needs no such right once it is on', async () => {
    await sql`create role clerk login`.execute(searching.kysely);
    let asClerk: Database | undefined;
    try {
      asClerk = await opened('clerk');
      const refused = requirePgvector(asClerk);
      await expect(refused).rejects.toThrow(ConfigurationFailure);
      await expect(refused).rejects.toMatchObject({
        message: expect.stringContaining('not turned on') as string,
        remedy: expect.stringMatching(/create extension vector.*remove SEARCH/) as string,
      });
      await requirePgvector(searching);
      await requirePgvector(asClerk);
    } finally {
      await asClerk?.close();
      await sql`drop role clerk`.execute(searching.kysely);
    }
  });

  it('says what to install if the server does not have it', async () => {
    // Asks for an extension that does not exist, which fails as it does on a server without the package.
    const without = { ...searching, kysely: renamed(searching.kysely) };
    await expect(requirePgvector(without)).rejects.toMatchObject({
      message: expect.stringContaining('does not have') as string,
      remedy: expect.stringMatching(/postgresql-17-pgvector.*remove SEARCH/) as string,
    });
  });

  it('says what to update if its version is too old', async () => {
    await requirePgvector(searching);
    await sql`update pg_extension set extversion = '0.7.4' where extname = 'vector'`.execute(
      searching.kysely,
    );
    await expect(requirePgvector(searching)).rejects.toMatchObject({
      message: expect.stringContaining('0.7.4') as string,
      remedy: expect.stringContaining('alter extension vector update') as string,
    });
  });
});

/**
 * Returns the same database, but replaces the name of the extension in queries with one that does not exist.
 */
function renamed(kysely: Database['kysely']): Database['kysely'] {
  return kysely.withPlugin({
    transformQuery: ({ node }) =>
      JSON.parse(JSON.stringify(node).replaceAll('vector', 'absent')) as typeof node,
    transformResult: ({ result }) => Promise.resolve(result),
  });
}
