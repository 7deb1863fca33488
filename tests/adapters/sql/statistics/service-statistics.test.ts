import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteBackup } from '../../../../adapters/sql/backup/last-backup.js';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { createServiceStatistics } from '../../../../adapters/sql/statistics/service-statistics.js';
import type { Store } from '../../../../bot/model/store.js';
import { newEscalation, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const EARLY = '2026-05-04T09:00:00.000Z';
const LATER = '2026-05-04T09:05:00.000Z';
const NOW = '2026-05-04T09:10:00.000Z';
const TOMORROW = '2026-05-05T09:00:00.000Z';

onBothDatabases((databaseServer) => {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeEach(async () => {
    temporary = await temporaryDatabase(databaseServer());
    store = createStore(temporary.database);
  });
  afterEach(() => temporary.remove());
  const figures = () => createServiceStatistics(temporary.database.kysely)(NOW);

  test('an empty store has nothing to say', async () => {
    expect(await figures()).toEqual({ jobs: [], requests: [], sources: { followed: 0, failing: 0 } });
  });

  test('counts jobs by kind and urgency, with the oldest that could run now', async () => {
    const { jobs } = store.records;
    const send = (key: string, dueAt: string, urgent = false) =>
      jobs.enqueue({ kind: 'send', payload: { key }, lane: key, dueAt, urgent }, EARLY);
    await send('one', LATER);
    await send('two', EARLY);
    await send('three', TOMORROW);
    await send('four', TOMORROW, true);
    const found = (await figures()).jobs.sort((one, other) => Number(one.urgent) - Number(other.urgent));
    expect(found).toEqual([
      { kind: 'send', urgent: false, state: 'waiting', jobs: 3, due: 2, oldestDueAt: EARLY },
      { kind: 'send', urgent: true, state: 'waiting', jobs: 1, due: 0 },
    ]);
    const claimed = { worker: 'w', limit: 5, now: NOW, leaseUntil: TOMORROW, platforms: [] };
    expect(await jobs.claim(claimed)).toHaveLength(2);
    expect((await figures()).jobs.find(({ state }) => state === 'leased')).toMatchObject({ jobs: 2, due: 0 });
  });

  test('counts open requests, and says since when the oldest has waited', async () => {
    const place = { platform: 'slack', id: 'p', kind: 'personal', address: null } as const;
    const { id: conversation } = await store.records.conversations.open(place, person, EARLY);
    const request = (id: string, since: string, urgent: boolean) =>
      store.records.escalations.add({
        ...newEscalation(conversation),
        urgent,
        id,
        openedAt: since,
        waitingSince: since,
      });
    await request('one', LATER, true);
    await request('two', EARLY, true);
    await request('three', LATER, false);
    const found = (await figures()).requests.sort((one, other) => Number(one.urgent) - Number(other.urgent));
    expect(found).toEqual([
      { state: 'waiting', urgent: false, requests: 1, oldestSince: LATER },
      { state: 'waiting', urgent: true, requests: 2, oldestSince: EARLY },
    ]);
  });

  test('says when a backup last succeeded', async () => {
    const { kysely } = temporary.database;
    for (const at of [EARLY, LATER]) await noteBackup(kysely, at);
    expect((await figures()).backedUpAt).toBe(LATER);
  });
});
