// A search of closed requests gives the same results on real SQLite and PostgreSQL.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { TEST_PLACE } from '../../../../bot/model/handoff/test-request.js';
import type { ClosedFilter } from '../../../../bot/model/handoff/closed-requests.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { LATER, newEscalation, newMessage, NOW, person } from '../../../fakes/samples/sample-records.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  beforeAll(async () => {
    temporary = await temporaryDatabase(server());
  });
  afterAll(() => temporary.remove());

  const ids: string[] = [];
  beforeAll(async () => {
    const store = createStore(temporary.database);
    for (const [text, outcome, practitioner] of [
      ['Who pays 100% of [name 1]’s travel?', 'Advised: travel', person],
      ['Must a child of Ŵyr consent?', 'My own words', person],
      ['Who else?', undefined, { ...person, id: `${TEST_PLACE}press` }],
    ] as const)
      await store.transaction(async (records) => {
        const { id: conversation } = await records.conversations.open(
          { platform: 'slack', id: text, kind: 'personal', address: {} },
          person,
          NOW,
        );
        await records.conversations.change(conversation, { jurisdiction: 'wales' });
        const words = { words: text, text: publicText(text), redactedTypes: [] };
        const message = (await records.messages.add({ ...newMessage(conversation), ...words }))!;
        const escalation = { ...newEscalation(conversation), practitioner, message: message.id };
        ids.push(escalation.id);
        await records.escalations.add(escalation);
        const claimed = await records.escalations.applyTransition(escalation, 'claim', person, NOW, {
          holder: person,
        });
        await records.escalations.applyTransition(claimed!, 'resolve', person, LATER, { outcome });
      });
  });

  test.each<[ClosedFilter, number[]]>([
    [{}, [0, 1, 2]],
    [{ words: 'TRAVEL' }, [0]],
    [{ words: 'travel, pays' }, [0]],
    [{ words: 'who travel' }, [0]],
    [{ words: 'who advised' }, [0]],
    [{ words: 'own consent' }, [1]],
    [{ words: 'consent travel' }, []],
    [{ words: 'ŵyr' }, [1]],
    [{ words: 'ŴYR' }, [1]],
    [{ words: '100%' }, [0]],
    [{ words: '%' }, [0]],
    [{ words: '\\' }, []],
    [{ outcome: 'Advised' }, [0]],
    [{ outcome: 'other' }, [1, 2]],
    [{ outcome: 'cancelled' }, []],
    [{ nation: 'wales', adviser: 'Ada' }, [0, 1, 2]],
    [{ nation: 'scotland' }, []],
    [{ from: LATER }, [0, 1, 2]],
    [{ to: LATER }, []],
    [{ test: true }, [2]],
  ])('finds closed requests by %j', async (filter, expected) => {
    const { escalations } = createStore(temporary.database).records;
    const found = await escalations.closed(filter, { limit: 10, offset: 0 });
    expect(found.map(({ id }) => ids.indexOf(id)).sort()).toEqual(expected);
    expect(await escalations.closed(filter, { limit: 2, offset: 2 })).toHaveLength(
      Math.max(0, expected.length - 2),
    );
  });

  test('names everyone who closed a request', async () => {
    expect(await createStore(temporary.database).records.escalations.closedBy()).toEqual(['Ada']);
  });
});
