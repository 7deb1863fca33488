// Erasing a complaint that someone else has changed since it was read, on both databases.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import type { Store } from '../../../../bot/model/store.js';
import { NOW } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeAll(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
  });
  afterAll(() => temporary.remove());

  test('removes the person and keeps the step that was taken since', async () => {
    const { complaints } = store.records;
    const words = 'The quokka never called.';
    const read = { id: 'one', receivedAt: NOW, via: 'desk', addedBy: 'Ada', version: 1, words } as const;
    await complaints.add({ ...read, from: 'Zora Hill' });
    const acknowledged = { by: 'Ben', at: NOW };
    expect(await complaints.save({ ...read, from: 'Zora Hill', acknowledged })).toBe(true);
    await complaints.strip({ ...read, from: 'Zora Hill' }, NOW);
    const left = await complaints.find('one');
    expect(left).toMatchObject({ acknowledged });
    expect(JSON.stringify(left)).not.toMatch(/quokka|Zora/);
  });
}, 'complaint records');
