// Restores a store with vectors, using a database role that is not an administrator.
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dumpPostgres, restorePostgres } from '../../../../adapters/sql/backup/postgres-programs.js';
import { openDatabase, type Database } from '../../../../adapters/sql/engine/open-database.js';
import { requirePgvector } from '../../../../adapters/sql/guidance/require-pgvector.js';
import { createVectorStore } from '../../../../adapters/sql/guidance/vector-store.js';
import { migrate } from '../../../../adapters/sql/migrations/migrate.js';
import type { EmbeddingModel } from '../../../../knowledge/model/release.js';
import { randomEntries } from '../../../contracts/vector-index.js';
import { testKeys } from '../../../fakes/test-keys.js';
import { startPostgres, type TestPostgres } from '../../../support/postgres.js';
import { addBareRelease } from '../../../support/vector-database.js';
import { describeWith, pathOf } from '../../../support/requirements.js';

const model: EmbeddingModel = { id: 'test', dimension: 8, weightsHash: 'a'.repeat(64), maxTokens: 256 };
const SERVICE = 'clerk';
const path = process.env.PATH;

describeWith('pgvector', 'a backup of a store that searches vectors', () => {
  let server: TestPostgres;
  const addressOf = (name: string, user: string) => {
    const address = new URL(server.url);
    address.pathname = `/${name}`;
    address.username = user;
    return address.href;
  };
  const withDatabase = async <T>(
    databaseUrl: string,
    work: (database: Database) => Promise<T>,
  ): Promise<T> => {
    const database = await openDatabase({ dataDir: '', databaseUrl, keys: testKeys, hasVectors: true });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
  const asAdministrator = (name: string, statement: string) =>
    withDatabase(addressOf(name, 'test'), ({ kysely }) => sql.raw(statement).execute(kysely));
  const databaseOf = async (name: string) => {
    await asAdministrator('postgres', `create database ${name} owner ${SERVICE}`);
    return addressOf(name, SERVICE);
  };
  const entries = randomEntries(50);
  let live: string;

  beforeAll(async () => {
    const program = pathOf('postgresql')!;
    // The PostgreSQL programs must be at least as new as the server.
    process.env.PATH = `${dirname(program)}:${path}`;
    server = await startPostgres(program);
    await asAdministrator('postgres', `create role ${SERVICE} login`);
    live = await databaseOf('live');
    await asAdministrator('live', 'create extension vector');
    await withDatabase(live, async (database) => {
      await requirePgvector(database);
      await migrate(database);
      const { content, vectorsOf } = await addBareRelease(database, 1, entries, { model });
      await createVectorStore(database).write(content, vectorsOf);
    });
  });
  afterAll(async () => {
    process.env.PATH = path;
    await server.stop();
  });

  it('can be restored by the service’s role without pgvector, and read in memory', async () => {
    const plain = await databaseOf('plain');
    await restorePostgres(plain, dumpPostgres(live));
    await withDatabase(plain, async (database) => {
      expect(await migrate({ ...database, hasVectors: false })).toEqual([]);
      const { rows } = await sql<{ n: number }>`select count(*) as n from embeddings`.execute(
        database.kysely,
      );
      expect(rows[0]!.n).toBe(entries.length);
    });
  });

  it('can be restored where an administrator turned pgvector on, and the vectors are added again', async () => {
    const searching = await databaseOf('searching');
    await asAdministrator('searching', 'create extension vector');
    await restorePostgres(searching, dumpPostgres(live));
    await withDatabase(searching, async (database) => {
      await requirePgvector(database);
      expect(await migrate(database)).toEqual(['0041-passage-vectors']);
      expect(await migrate(database)).toEqual([]);
      const { content, vectorsOf } = await addBareRelease(database, 2, entries, { model });
      const store = createVectorStore(database);
      await store.write(content, vectorsOf);
      const index = await store.open(content);
      expect(await index.nearest(entries[3]!.vector, 1)).toMatchObject([{ label: entries[3]!.label }]);
    });
  });
});
