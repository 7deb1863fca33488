// What is kept of advisers, on real SQLite and on real PostgreSQL: one contract.
import { afterAll, beforeAll, describe } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { adviserRecordsContract } from '../../../contracts/adviser-records.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { startPostgres } from '../../../support/postgres.js';
import type { TestPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';

describe('on SQLite', () => contractOn(() => ''));

describeWith('postgresql', 'on PostgreSQL', (program) => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres(program);
  });
  afterAll(() => server.stop());
  contractOn(() => server.url);
});

function contractOn(databaseServer: () => string): void {
  let temporary: TemporaryDatabase;
  beforeAll(async () => {
    temporary = await temporaryDatabase(databaseServer());
  });
  afterAll(() => temporary.remove());
  adviserRecordsContract(() => createStore(temporary.database));
}
