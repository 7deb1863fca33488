// Tests the jobs that editors start and the sources that they add, on real SQLite and PostgreSQL.
import { afterEach, beforeEach } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { addedSourceRecords } from '../../../../adapters/sql/guidance/added-sources.js';
import { editingWorkContract } from '../../../contracts/editing-work.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(contractOn, 'editors’ work');

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
