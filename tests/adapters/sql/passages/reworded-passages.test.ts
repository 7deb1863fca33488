// Tests that the forms of a passage are found from each other, and with them everyone who was given any form.
import { expect, it } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { createEditingStore } from '../../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../../adapters/sql/guidance/guidance-store.js';
import type { Place } from '../../../../bot/model/messages/message.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { passageId } from '../../../../knowledge/model/passage.js';
import { guidanceFixtures } from '../../../contracts/guidance-fixtures.js';
import { newAnswer, newMessage, NOW, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';
import { perTest } from '../../../support/per-test.js';

const WORDING = { text: publicText('How long?'), redactedTypes: [], words: 'How long?' };
const PLACE: Place = { platform: 'slack', id: 'place', kind: 'personal', address: { channel: 'place' } };

onBothDatabases((server) => {
  const temporary = perTest(() => temporaryDatabase(server()));
  const record = (...pairs: [before: string, after: string][]) =>
    createEditingStore(temporary.database).recordRewordings(
      pairs.map(([before, after]) => ({ before, after })),
    );
  const formsOf = async (passage: string) =>
    (await createEditingStore(temporary.database).otherForms([passage])).get(passage);

  it('finds all forms from each of them, in whatever order they were recorded', async () => {
    await record(['a', 'b'], ['x', 'y']);
    await record(['c', 'd']);
    expect(await formsOf('b')).toEqual(['a']);
    await record(['d', 'b'], ['d', 'b']);
    for (const form of ['a', 'b', 'c', 'd'])
      expect(await formsOf(form)).toEqual(['a', 'b', 'c', 'd'].filter((other) => other !== form));
    expect(await formsOf('x')).toEqual(['y']);
    await record();
    expect(await formsOf('none')).toBeUndefined();
  });

  it('finds the answers and people that any form was given in, under the passage that was asked for', async () => {
    const { id: edition } = await guidanceFixtures(() => createGuidanceStore(temporary.database)).save(
      'help',
      ['Within forty-five days.', 'Within a week.'],
    );
    const [before, after] = ['Within 45 days.', 'Within forty-five days.'].map((text) =>
      passageId('help', text),
    );
    const store = createStore(temporary.database);
    const given = await store.transaction(async ({ answers, conversations, messages }) => {
      const { id } = await conversations.open(PLACE, person, NOW);
      const answer = newAnswer(id, (await messages.add({ ...newMessage(id), ...WORDING }))!, before);
      await answers.add(answer);
      return answer.id;
    });
    const { answers } = store.records;
    expect(await answers.quoting([after!])).toEqual([]);
    await record([before!, after!]);
    expect(await answers.quoting([after!])).toMatchObject([{ id: given }]);
    expect(await answers.recipients([after!])).toMatchObject([{ passage: after, answer: given }]);
    expect(await answers.quotedIn([edition])).toEqual(new Map([[edition, new Set([after])]]));
  });
});
