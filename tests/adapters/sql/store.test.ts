// The bot's store on real SQLite, and on PostgreSQL where TEST_DATABASE_URL names a server.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import type { Store } from '../../../bot/store.js';
import { StoreFailure } from '../../../knowledge/errors.js';
import { storeContract } from '../../contracts/store.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../fakes/temporary-database.js';

describe('on SQLite', () => contractOn(''));
// Said in the title, so that a run without PostgreSQL shows what it did not prove.
const server = process.env['TEST_DATABASE_URL'];
describe.runIf(server)('on PostgreSQL (needs TEST_DATABASE_URL)', () => contractOn(server));

function contractOn(databaseServer: string | undefined): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeAll(async () => {
    temporary = await temporaryDatabase(databaseServer);
    store = createStore(temporary.database);
  });
  afterAll(() => temporary.remove());
  storeContract(() => store);

  test('throws a failure with a remedy when a query fails', async () => {
    const query = store.records.conversations.recordEvent('no such conversation', 'e', 'action', 'now');
    await expect(query).rejects.toThrow(StoreFailure);
  });
}
