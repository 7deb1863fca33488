// A release without what an editor found wrong: it is not found, and the copy changes only with what was recalled.
import { expect, it } from 'vitest';
import { settingsOf } from '../../../ingest/model/answer-settings.js';
import { againIfRecalled, withoutRecalled } from '../../../ingest/releases/without-recalled.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { passageId } from '../../../knowledge/model/passage.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { recalledTexts, type RecalledText } from '../../../knowledge/model/recalled.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

const WRONG = 'A guardian is appointed for every trafficked child within five working days of the referral.';
const RIGHT = 'A guardian is appointed for every trafficked child, and explains each decision to the child.';
const NOTED = 'Write down on which day you heard from the guardian who was appointed for a trafficked child.';
const id = passageId('guardians', WRONG);
const text: RecalledText = {
  ...{ passage: id, document: 'guardians', words: WRONG, since: '2026-05-04T09:00:00Z' },
};
const embedder = createFakeEmbedder();

async function setUp() {
  const whole = await createMemoryRelease(
    [
      { slug: 'guardians', texts: [WRONG, RIGHT] },
      { slug: 'note', texts: [NOTED], cites: [id] },
    ],
    embedder,
  );
  const recalled: RecalledText[] = [];
  const loadedRelease = withoutRecalled(
    () => Promise.resolve(whole),
    () => Promise.resolve(recalledTexts(recalled)),
  );
  return { whole, recalled, loadedRelease };
}

it('finds neither a recalled passage nor a note that cites it, for any nation, and still finds the others', async () => {
  const { recalled, loadedRelease } = await setUp();
  const found = async (nation?: 'scotland') => {
    const text = publicText('When is a guardian appointed for a trafficked child?');
    const { passages } = await answerQuestion(
      { embedder, loadedRelease },
      { text, context: [], jurisdiction: nation },
    );
    return passages.map(({ passage }) => passage.text).sort();
  };
  expect(await found()).toEqual([WRONG, RIGHT, NOTED].sort());
  recalled.push(text);
  expect(await found()).toEqual([RIGHT]);
  expect(await found('scotland')).toEqual([RIGHT]);
  recalled.length = 0;
  expect(await found()).toHaveLength(3);
});

it('is the same object until something in it is recalled, and its settings then name what it left out', async () => {
  const { whole, recalled, loadedRelease } = await setUp();
  expect(await loadedRelease()).toBe(whole);
  recalled.push({ ...text, passage: 'elsewhere', document: 'elsewhere' });
  expect(await loadedRelease()).toBe(whole);
  recalled.push(text);
  const without = await loadedRelease();
  expect(without).not.toBe(whole);
  expect(await loadedRelease()).toBe(without);
  expect(settingsOf(without!).settings).toMatchObject({ withheld: [id, passageId('note', NOTED)].sort() });
  expect(settingsOf(without!).digest).not.toBe(settingsOf(whole).digest);
});

it('asks again if a passage that it found was recalled meanwhile, by its words too', async () => {
  const { recalled, loadedRelease } = await setUp();
  let asked = 0;
  const ask = againIfRecalled(
    async (words: string) => {
      const answer = await answerQuestion(
        { embedder, loadedRelease },
        { text: publicText(words), context: [] },
      );
      asked += 1;
      if (asked === 1) recalled.push({ ...text, passage: 'earlier', words: 'within FIVE working days' });
      return answer;
    },
    () => Promise.resolve(recalledTexts(recalled)),
  );
  const { passages } = await ask('When is a guardian appointed for a trafficked child?');
  expect(passages.map(({ passage }) => passage.text).sort()).toEqual([RIGHT, NOTED].sort());
  expect(asked).toBe(2);
});
