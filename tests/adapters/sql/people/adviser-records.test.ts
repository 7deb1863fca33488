import { afterAll, beforeAll } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { adviserRecordsContract } from '../../../contracts/adviser-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(contractOn);

function contractOn(databaseServer: () => string): void {
  let temporary: TemporaryDatabase;
  beforeAll(async () => {
    temporary = await temporaryDatabase(databaseServer());
  });
  afterAll(() => temporary.remove());
  adviserRecordsContract(() => createStore(temporary.database));
}
