// Runs the same tests of sessions on real SQLite, on real PostgreSQL and in memory.
import { afterAll, beforeAll, describe } from 'vitest';
import { createSessionRecords } from '../../../../adapters/sql/people/session-records.js';
import { sessionRecordsContract } from '../../../contracts/session-records.js';
import { memorySessions } from '../../../fakes/web/memory-sessions.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

describe('in memory', () => {
  const records = memorySessions();
  sessionRecordsContract(() => records);
});

onBothDatabases(contractOn);

function contractOn(databaseServer: () => string): void {
  let temporary: TemporaryDatabase;
  beforeAll(async () => {
    temporary = await temporaryDatabase(databaseServer());
  });
  afterAll(() => temporary.remove());
  sessionRecordsContract(() => createSessionRecords(temporary.database.kysely));
}
