// Sessions on real SQLite, on real PostgreSQL and in memory: one contract.
import { afterAll, beforeAll, describe } from 'vitest';
import { createSessionRecords } from '../../../../adapters/sql/people/session-records.js';
import { sessionRecordsContract } from '../../../contracts/session-records.js';
import { memorySessions } from '../../../fakes/memory-sessions.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { startPostgres } from '../../../support/postgres.js';
import type { TestPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';

describe('in memory', () => {
  const records = memorySessions();
  sessionRecordsContract(() => records);
});

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
  sessionRecordsContract(() => createSessionRecords(temporary.database.kysely));
}
