// Tests that opening and listing recalls does not block the process, even when publishing removes thousands
// of passages.
import type { KyselyPlugin } from 'kysely';
import { expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { recipientsOfMatters } from '../../../bot/recalls/recipients.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { RecallPorts } from '../../../bot/model/editing-ports.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { document, model, placed } from '../../contracts/guidance-fixtures.js';
import { newAnswer, newMessage, NOW, person } from '../../fakes/samples/sample-records.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { perTest } from '../../support/per-test.js';

const temporary = perTest(temporaryDatabase);

const DOCUMENTS = 30;
const PASSAGES = 100;
const PLACE: Place = { platform: 'slack', id: 'place', kind: 'personal', address: { channel: 'place' } };
const slugs = Array.from({ length: DOCUMENTS }, (_, n) => `guide-${n}`);

/** The documents that people were given: every third one. Every fifth passage in them was quoted. */
const given = slugs.filter((_, n) => n % 3 === 0);

/**
 * Publishes all documents, then none, so that every passage is removed. Returns how many of the passages had
 * been quoted.
 */
async function losePassages(): Promise<number> {
  const guidance = createGuidanceStore(temporary.database);
  const ids: number[] = [];
  for (const slug of slugs) {
    const texts = Array.from({ length: PASSAGES }, (_, n) => `Rule ${n} of ${slug} is kept.`);
    const edition = { document: document(slug), digest: 'd1', origin: '/' };
    ids.push((await guidance.saveEdition(edition, placed(slug, texts))).id);
  }
  for (const editions of [ids, []])
    await guidance.publish(
      (await guidance.draftRelease(editions, model)).number,
      (await guidance.liveRelease())?.number,
    );
  const { passages } = await guidance.contentOf(1);
  const quoted = passages.filter((one) => given.includes(one.document) && one.position % 5 === 0);
  await createStore(temporary.database).transaction(async ({ answers, conversations, messages }) => {
    const { id } = await conversations.open(PLACE, person, NOW);
    for (const passage of quoted) {
      const wording = { text: publicText('Which rule?'), redactedTypes: [], words: 'Which rule?' };
      const asked = await messages.add({ ...newMessage(id), ...wording });
      await answers.add(newAnswer(id, asked!, passage.id));
    }
  });
  return quoted.length;
}

/** Returns the real store, with a record of the kind of each statement it runs. */
function counting(): { ports: RecallPorts; statements: string[] } {
  const statements: string[] = [];
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      statements.push(node.kind);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const database = { ...temporary.database, kysely: temporary.database.kysely.withPlugin(counter) };
  const ports = {
    store: createStore(database),
    guidance: createGuidanceStore(database),
    editing: createEditingStore(database),
    clock: () => new Date('2026-05-06T09:00:00Z'),
  };
  return { ports, statements };
}

const selects = (statements: readonly string[]) => statements.filter((kind) => kind === 'SelectQueryNode');

it('reads only the documents that people were given, and lets others in between', async () => {
  const quoted = await losePassages();
  const { ports, statements } = counting();
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 0);
  expect(await openRecalls(ports)).toBe(quoted);
  clearInterval(ticking);
  // 1 query for the publications, 3 for the editions of both releases and the quoted passages, 2 for the
  // documents of both that the removed passages may have moved to, then 2 for each document and its passages.
  expect(selects(statements)).toHaveLength(1 + 3 + 2 + 2 * given.length);
  expect(turns).toBeGreaterThan(given.length / 2);

  statements.length = 0;
  const recalls = await ports.store.records.recalls.list('open');
  const matters = await recipientsOfMatters(ports.store, recalls);
  expect(matters.map((one) => [one.matter.length, one.given.length])).toEqual(given.map(() => [20, 20]));
  // 1 query each for the recalls, the people who were given an answer, and the people whose quotes an adviser
  // forwarded. 2 for the other forms of the passages.
  expect(selects(statements)).toHaveLength(5);
});

it('opens the rest after it was killed in between, and none twice', async () => {
  const quoted = await losePassages();
  const { ports } = counting();
  let left = 3;
  const transaction: typeof ports.store.transaction = (work) =>
    left-- > 0 ? ports.store.transaction(work) : Promise.reject(new Error('killed'));
  await expect(openRecalls({ ...ports, store: { ...ports.store, transaction } })).rejects.toThrow('killed');
  const before = (await ports.store.records.recalls.list()).length;
  expect(before).toBe(60);
  expect(await openRecalls(ports)).toBe(quoted - before);
  expect(await openRecalls(ports)).toBe(0);
  const recalls = await ports.store.records.recalls.list();
  expect(new Set(recalls.map(({ passage }) => passage)).size).toBe(quoted);
  expect(recalls).toHaveLength(quoted);
});
