// Runs the same tests of the bot's store on real SQLite and PostgreSQL.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import type { Store } from '../../../../bot/model/store.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { storeContract } from '../../../contracts/store.js';
import { twoWorkersContract } from '../../../contracts/two-workers.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { LATER, newMessage, NOW, person } from '../../../fakes/samples/sample-records.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(contractOn);

function contractOn(databaseServer: () => string): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeAll(async () => {
    temporary = await temporaryDatabase(databaseServer());
    store = createStore(temporary.database);
  });
  afterAll(() => temporary.remove());
  storeContract(() => store);
  twoWorkersContract(() => store);

  test('frees what a dead worker had taken on SQLite, where it ran on this machine, and nothing on PostgreSQL', async () => {
    const { jobs } = store.records;
    const claim = (worker: string) =>
      jobs.claim({ worker, limit: 9, now: NOW, leaseUntil: LATER, platforms: ['slack'] });
    await jobs.enqueue({ kind: 'send', payload: { key: 'of-the-dead' }, lane: 'one' }, NOW);
    await claim('dead');
    await jobs.enqueue({ kind: 'send', payload: { key: 'of-the-living' }, lane: 'two' }, NOW);
    await claim('living');
    await jobs.endLeases((worker) => worker === 'dead', NOW);
    const freed = (await claim('next')).map(({ payload }) => payload);
    expect(freed).toEqual(temporary.databaseUrl ? [] : [{ key: 'of-the-dead' }]);
  });

  test('reports an erasure that was stored as done, even if old copies stay in the files for now', async () => {
    const logged: string[] = [];
    const scrub = () => Promise.reject(new StoreFailure('The store is busy.', 'Wait.'));
    const failing = createStore(
      { ...temporary.database, scrub },
      { warn: (_, sentence) => logged.push(sentence) },
    );
    const { conversations, messages } = store.records;
    const place = { platform: 'slack' as const, id: 'erased', kind: 'personal' as const, address: {} };
    const { id } = await conversations.open(place, person, NOW);
    const message = { ...newMessage(id), words: 'Zora', redactedTypes: [] };
    await messages.add(message);
    await failing.transaction((records) => records.messages.erase(message.id, LATER));
    expect(await messages.words(message.id)).toBeUndefined();
    expect(logged).toEqual([
      'Old copies of erased data are still in the store’s files. They will be removed tonight, or sooner if something else is erased.',
    ]);
  });

  test('throws a failure with a remedy when a query fails', async () => {
    const query = store.records.conversations.recordEvent('no such conversation', 'e', 'action', 'now');
    await expect(query).rejects.toThrow(StoreFailure);
  });
}
