// The bot's store on real SQLite and real PostgreSQL: one contract.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import type { Store } from '../../../bot/store.js';
import { StoreFailure } from '../../../knowledge/errors.js';
import { storeContract } from '../../contracts/store.js';
import { twoWorkersContract } from '../../contracts/two-workers.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../fakes/temporary-database.js';
import { startPostgres } from '../../support/postgres.js';
import type { TestPostgres } from '../../support/postgres.js';
import { describeWith } from '../../support/requirements.js';

describe('on SQLite', () => contractOn(() => Promise.resolve('')));

describeWith('postgresql', 'on PostgreSQL', (program) => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres(program);
  });
  afterAll(() => server.stop());
  contractOn(() => Promise.resolve(server.url));
});

function contractOn(databaseServer: () => Promise<string>): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeAll(async () => {
    temporary = await temporaryDatabase(await databaseServer());
    store = createStore(temporary.database);
  });
  afterAll(() => temporary.remove());
  storeContract(() => store);
  twoWorkersContract(() => store);

  test('throws a failure with a remedy when a query fails', async () => {
    const query = store.records.conversations.recordEvent('no such conversation', 'e', 'action', 'now');
    await expect(query).rejects.toThrow(StoreFailure);
  });
}
