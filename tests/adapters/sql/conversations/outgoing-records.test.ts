// Finds a few outgoing messages among many, on both databases.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import type { Store } from '../../../../bot/model/store.js';
import { newOutgoing, NOW, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(messagesOn, 'our messages');

function messagesOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeAll(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
  });
  afterAll(() => temporary.remove());

  async function said(place: string, keys: readonly string[]): Promise<string> {
    const address = { platform: 'slack' as const, id: place, kind: 'personal' as const, address: {} };
    const { id } = await store.records.conversations.open(address, person, NOW);
    for (const key of keys) await store.records.outgoing.add(newOutgoing(id, key));
    return id;
  }

  test('gives the newest, however they have changed since', async () => {
    const { outgoing } = store.records;
    const id = await said('newest', ['one', 'two', 'card:open', 'three', 'four']);
    await said('elsewhere', ['five']);
    await outgoing.setState('one', 'sent', { platformMessageId: '1', at: NOW });
    await outgoing.setState('four', 'cancelled');
    const latest = async (limit: number, except: string[]) =>
      (await outgoing.latest(id, limit, except)).map(({ key }) => key);
    expect(await latest(2, ['card:open'])).toEqual(['three', 'two']);
    expect(await latest(9, [])).toEqual(['three', 'card:open', 'two', 'one']);
  });

  test('finds a long message by each of its posts, until it has fewer', async () => {
    const { outgoing } = store.records;
    const id = await said('long', ['long', 'short']);
    await outgoing.setState('long', 'sent', { platformMessageId: 'C_1:1', furtherPages: ['C_1:2'], at: NOW });
    const found = async (post: string) => (await outgoing.withPlatformId(id, post))?.key;
    expect([await found('C_1:1'), await found('C_1:2'), await found('C-1:2')]).toEqual([
      'long',
      'long',
      undefined,
    ]);
    await outgoing.setFurtherPages('long', []);
    expect(await found('C_1:2')).toBeUndefined();
  });

  test('finds the newest with an ending, in which an underscore is only an underscore', async () => {
    const { outgoing } = store.records;
    const id = await said('endings', ['adviser:a_b', 'adviser:axb', 'later:a_b', 'a_b:after']);
    await said('elsewhere', ['other:a_b']);
    expect((await outgoing.endingWith(id, ':a_b'))?.key).toBe('later:a_b');
    expect(await outgoing.endingWith(id, ':a%')).toBeUndefined();
    expect((await outgoing.startingWith(id, 'a_b')).map(({ key }) => key)).toEqual(['a_b:after']);
  });
}
