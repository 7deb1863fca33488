// A publish that loses thousands of passages: recalls are opened and listed while the process does other things.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { recipientsOfMatters } from '../../../bot/recalls/recipients.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { AnswerRecords } from '../../../bot/model/store.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { document, model, placed } from '../../contracts/guidance-fixtures.js';
import { newAnswer, newMessage, NOW, person } from '../../fakes/samples/sample-records.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../fakes/temporary-database.js';

let temporary: TemporaryDatabase;
beforeEach(async () => {
  temporary = await temporaryDatabase();
});
afterEach(() => temporary.remove());

const DOCUMENTS = 30;
const PASSAGES = 100;
const PLACE: Place = { platform: 'slack', id: 'place', kind: 'personal', address: { channel: 'place' } };
const slugs = Array.from({ length: DOCUMENTS }, (_, n) => `guide-${n}`);

it('opens recalls of thousands of lost passages with a query a document, and lets others in between', async () => {
  const { database } = temporary;
  const guidance = createGuidanceStore(database);
  const store = createStore(database);
  const ids: number[] = [];
  for (const slug of slugs) {
    const texts = Array.from({ length: PASSAGES }, (_, n) => `Rule ${n} of ${slug} is kept.`);
    ids.push(
      (
        await guidance.saveEdition(
          { document: document(slug), digest: 'd1', origin: '/' },
          placed(slug, texts),
        )
      ).id,
    );
  }
  for (const editions of [ids, []])
    await guidance.publish((await guidance.draftRelease(editions, model)).number);
  const passages = await guidance.contentOf(1);
  const quoted = passages.passages.filter((_, n) => n % 10 === 0);
  await store.transaction(async ({ answers, conversations, messages }) => {
    const { id } = await conversations.open(PLACE, person, NOW);
    for (const passage of quoted) {
      const wording = { text: publicText('Which rule?'), redactedTypes: [], words: 'Which rule?' };
      const asked = await messages.add({ ...newMessage(id), ...wording });
      await answers.add(newAnswer(id, asked!, passage.id));
    }
  });

  const queries: string[] = [];
  const answers = counting(store.records.answers, queries);
  const ports = {
    store: { ...store, records: { ...store.records, answers } },
    guidance,
    editing: createEditingStore(database),
    clock: () => new Date('2026-05-06T09:00:00Z'),
  };
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 0);
  expect(await openRecalls(ports)).toBe(quoted.length);
  clearInterval(ticking);
  expect(queries).toHaveLength(DOCUMENTS);
  expect(turns).toBeGreaterThan(DOCUMENTS / 2);

  queries.length = 0;
  const recalls = await store.records.recalls.list('open');
  const matters = await recipientsOfMatters(ports.store, recalls);
  expect(matters.map(({ matter, given }) => [matter.length, given.length])).toEqual(
    slugs.map(() => [10, 10]),
  );
  expect(queries).toEqual(['recipients']);
});

/** The records themselves, with the name of each query that looks for quoted passages written down. */
function counting(answers: AnswerRecords, queries: string[]): AnswerRecords {
  const written =
    <A extends unknown[], R>(name: string, ask: (...args: A) => R) =>
    (...args: A): R => {
      queries.push(name);
      return ask(...args);
    };
  return {
    ...answers,
    quoting: written('quoting', answers.quoting),
    quoted: written('quoted', answers.quoted),
    recipients: written('recipients', answers.recipients),
  };
}
