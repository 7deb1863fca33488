// Finds the failed jobs that name a person, and the messages that contain a given text, on both databases.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import type { Store } from '../../../../bot/model/store.js';
import { newMessage, NOW, person } from '../../../fakes/samples/sample-records.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(subjectsOn, 'subject records');

function subjectsOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeAll(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
  });
  afterAll(() => temporary.remove());

  test('removes the failed jobs that name a person, and no one else’s', async () => {
    const { subjects, jobs } = store.records;
    for (const id of ['a_b', 'axb', 'q"\\q'])
      await jobs.enqueue({ kind: 'send', payload: { key: id }, lane: id }, NOW);
    await temporary.database.kysely.updateTable('jobs').set({ state: 'dead' }).execute();
    const left = async () =>
      (await temporary.database.kysely.selectFrom('jobs').select('lane').execute()).length;
    const someone = (id: string) => ({ platform: 'slack' as const, id });
    expect((await subjects.tracesOf(someone('a_b'), [])).deadJobs).toBe(1);
    await subjects.removeTraces(someone('a_b'), [], NOW);
    expect(await left()).toBe(2);
    await subjects.removeTraces(someone('q"\\q'), [], NOW);
    expect((await subjects.tracesOf(someone('axb'), [])).deadJobs).toBe(1);
    expect(await left()).toBe(1);
  });

  test('finds messages by exactly what they contain', async () => {
    const { conversations, messages, subjects } = store.records;
    const place = { platform: 'slack' as const, id: 'ada', kind: 'personal' as const, address: {} };
    const { id } = await conversations.open(place, person, NOW);
    for (const text of ['form_7 [name 1]', 'form 7 [name 2]'])
      await messages.add({ ...newMessage(id), text: publicText(text), words: text, redactedTypes: [] });
    expect(await subjects.messagesWith(id, 'form_7')).toHaveLength(1);
    expect(await subjects.messagesWith(id, '[name 2]')).toHaveLength(1);
  });
}
