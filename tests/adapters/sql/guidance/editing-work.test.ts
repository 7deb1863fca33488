// Work that editors ask for and sources that they add, on real SQLite and on a real PostgreSQL server.
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { addedSourceRecords } from '../../../../adapters/sql/guidance/added-sources.js';
import { editingWorkContract } from '../../../contracts/editing-work.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { startPostgres } from '../../../support/postgres.js';
import type { TestPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';

describe('editors’ work on SQLite', () => contractOn(() => ''));

describeWith('postgresql', 'editors’ work on PostgreSQL', (program) => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres(program);
  });
  afterAll(() => server.stop());
  contractOn(() => server.url);
});

function contractOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
  });
  afterEach(() => temporary.remove());
  editingWorkContract(
    () => createStore(temporary.database),
    () => addedSourceRecords(temporary.database),
  );
}
