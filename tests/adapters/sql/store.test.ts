// The bot's store on real SQLite, and on PostgreSQL where TEST_DATABASE_URL names an empty database.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { openDatabase } from '../../../adapters/sql/database.js';
import type { Database } from '../../../adapters/sql/database.js';
import { migrate } from '../../../adapters/sql/migrate.js';
import type { Store } from '../../../bot/store.js';
import { StoreFailure } from '../../../knowledge/errors.js';
import { storeContract } from '../../contracts/store.js';

describe('on SQLite', () => contractOn(undefined));
// Said in the title, so that a run without PostgreSQL shows what it did not prove.
const url = process.env['TEST_DATABASE_URL'];
describe.runIf(url)('on PostgreSQL (needs TEST_DATABASE_URL)', () => contractOn(url));

function contractOn(databaseUrl: string | undefined): void {
  let dataDir: string;
  let database: Database;
  let store: Store;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'store-'));
    database = await openDatabase({ dataDir, databaseUrl });
    await migrate(database);
    store = createStore(database);
  });
  afterAll(async () => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  storeContract(() => store);

  test('throws a failure with a remedy when a query fails', async () => {
    const query = store.records.conversations.recordEvent('no such conversation', 'e', 'action', 'now');
    await expect(query).rejects.toThrow(StoreFailure);
  });
}
