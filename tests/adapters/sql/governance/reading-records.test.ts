// Finds who read what, by name, on both databases.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingRecords } from '../../../../adapters/sql/governance/reading-records.js';
import { NOW } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(readingsOn, 'readings');

function readingsOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  beforeAll(async () => {
    temporary = await temporaryDatabase(server());
  });
  afterAll(() => temporary.remove());

  test('finds a name by any part of it, whatever characters it has', async () => {
    const readings = readingRecords(temporary.database.kysely);
    const names = ['Jane_Doe', 'Jane Doe', '100% Jane', 'Jane\\Doe'];
    for (const name of names)
      await readings.add({ at: NOW, by: { id: name, name }, what: 'request', purpose: 'A test' });
    const found = async (by: string) =>
      (await readings.find({ by }, { limit: 9, offset: 0 })).map((reading) => reading.by.name);
    expect(await found('jane_d')).toEqual(['Jane_Doe']);
    expect(await found('0%')).toEqual(['100% Jane']);
    expect(await found('e\\d')).toEqual(['Jane\\Doe']);
    expect(await found('JANE')).toEqual(names.reverse());
  });
}
