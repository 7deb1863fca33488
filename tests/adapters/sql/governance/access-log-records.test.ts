// Finds who accessed which records, by name, on both databases.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessLogRecords } from '../../../../adapters/sql/governance/access-log-records.js';
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
    const readings = accessLogRecords(temporary.database.kysely);
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

  test('tells pages that someone opened from pages that updated themselves', async () => {
    const readings = accessLogRecords(temporary.database.kysely);
    const reading = { at: NOW, by: { id: 'ann', name: 'Ann' }, what: 'request', purpose: 'A test' } as const;
    await readings.add({ ...reading, record: 'open', refreshed: true });
    await readings.add({ ...reading, record: 'open' });
    const page = { limit: 9, offset: 0 };
    const found = await readings.find({ record: 'open' }, page);
    expect(found.map(({ refreshed }) => refreshed)).toEqual([undefined, true]);
    expect(await readings.find({ record: 'open', opened: true }, page)).toEqual(found.slice(0, 1));
  });
}
