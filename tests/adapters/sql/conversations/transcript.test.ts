// Reads a conversation while other processes write to it, on both databases.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import type { Store } from '../../../../bot/model/store.js';
import { newMessage, newOutgoing, NOW, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases(transcriptOn, 'a transcript');

function transcriptOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeAll(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
  });
  afterAll(() => temporary.remove());

  test('never skips what was said while it was being read', async () => {
    const { conversations } = store.records;
    for (let round = 1; round <= 20; round += 1) {
      const place = {
        platform: 'slack' as const,
        id: `busy-${round}`,
        kind: 'personal' as const,
        address: {},
      };
      const { id } = await conversations.open(place, person, NOW);
      const [first] = await Promise.all([
        conversations.transcript(id, 0),
        store.transaction(async (records) => {
          await records.messages.add({ ...newMessage(id), words: 'Help', redactedTypes: [] });
          await records.outgoing.add(newOutgoing(id, `notice-${round}`));
        }),
      ]);
      const cursor = Math.max(0, ...first.map(({ sequence }) => sequence));
      const read = [...first, ...(await conversations.transcript(id, cursor))];
      expect(read.map(({ direction }) => direction)).toEqual(['in', 'out']);
    }
  });
}
