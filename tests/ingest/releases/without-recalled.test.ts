// Tests a copy of a release without text that an editor found wrong. Search does not find this text, and the
// copy only changes when recalls change.
import { expect, it } from 'vitest';
import { settingsOf } from '../../../ingest/model/answer-settings.js';
import { againIfRecalled, withoutRecalled } from '../../../ingest/releases/without-recalled.js';
import { answerQuestion, type LoadedRelease } from '../../../knowledge/answer-question.js';
import { passageId } from '../../../knowledge/model/passage.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { recalledTexts, type RecalledText } from '../../../knowledge/model/recalled.js';
import { englishGuidanceWords } from '../../../knowledge/model/words/english-guidance-wording.js';
import { welshGuidanceWords } from '../../../knowledge/model/words/welsh-guidance-wording.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createRememberedAnswers } from '../../../knowledge/language-model/remember-answers.js';
import { createFakeLanguageModel } from '../../fakes/language-model/fake-language-model.js';
import { createMemoryRelease, type MemoryDocument } from '../../fakes/memory-release.js';

const WRONG = 'A guardian is appointed for every trafficked child within five working days of the referral.';
const RIGHT = 'A guardian is appointed for every trafficked child, and explains each decision to the child.';
const NOTED = 'Write down on which day you heard from the guardian who was appointed for a trafficked child.';
const id = passageId('guardians', WRONG);
const text: RecalledText = {
  ...{ recall: 1, passage: id, document: 'guardians', title: 'guardians' },
  ...{ was: WRONG, words: WRONG, since: '2026-05-04T09:00:00Z' },
};
const embedder = createFakeEmbedder();

async function setUp(more: readonly MemoryDocument[] = []) {
  const whole = await createMemoryRelease(
    [{ slug: 'guardians', texts: [WRONG, RIGHT] }, { slug: 'note', texts: [NOTED], cites: [id] }, ...more],
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
  const elsewhere = 'A guardian visits every trafficked child within five working days of the referral.';
  recalled.push({
    ...text,
    passage: 'elsewhere',
    document: 'elsewhere',
    title: 'elsewhere',
    words: elsewhere,
  });
  expect(await loadedRelease()).toBe(whole);
  recalled.push(text);
  const without = await loadedRelease();
  expect(without).not.toBe(whole);
  expect(await loadedRelease()).toBe(without);
  expect(settingsOf(without!).settings).toMatchObject({ withheld: [id, passageId('note', NOTED)].sort() });
  expect(settingsOf(without!).digest).not.toBe(settingsOf(whole).digest);
});

it('reads only the documents that were named, and the passages elsewhere that may have the words', async () => {
  const { whole, recalled, loadedRelease } = await setUp([
    { slug: 'copy', texts: [`Chapter 2. ${WRONG}`, 'A referral names the child.'] },
    ...Array.from({ length: 50 }, (_, n) => ({
      slug: `other-${n}`,
      texts: [`Rule ${n}: the child is heard before every meeting.`],
    })),
  ]);
  const read = watch(whole);
  recalled.push(text);
  const { withheld } = (await loadedRelease())!;
  expect(withheld).toHaveLength(3);
  expect([...read]).toEqual([WRONG, RIGHT, NOTED, `Chapter 2. ${WRONG}`]);
});

/** Records the texts of the passages that are read. */
function watch({ index }: LoadedRelease): Set<string> {
  const read = new Set<string>();
  for (const passage of index.content.passages) {
    const { text: words } = passage;
    Object.defineProperty(passage, 'text', { get: () => (read.add(words), words) });
  }
  return read;
}

it.each([
  ['08088005000', 'Ring 08088005000 at any hour.'],
  ['Yes, you should always refer them.', 'May I? Yes, you should always refer them.'],
  ['It is for you to do this under that section', 'It is for you to do this under that section 45.'],
])('reads no passage that cannot have “%s”, which has only one or two terms', async (words, copy) => {
  const others = ['Ring the helpline.', 'Each child is heard.', 'The law has an annex.'];
  const { whole, recalled, loadedRelease } = await setUp([{ slug: 'copy', texts: [copy, ...others] }]);
  const read = watch(whole);
  recalled.push({ ...text, ...{ passage: 'gone', document: 'gone', title: 'gone' }, words, was: words });
  expect((await loadedRelease())!.withheld).toEqual([passageId('copy', copy)]);
  for (const other of others) expect(read).not.toContain(other);
});

it('does not reuse a model’s earlier answer until what it quotes can be quoted again', async () => {
  const { recalled, loadedRelease } = await setUp();
  const model = createFakeLanguageModel(({ name, text: shown }) => {
    if (name === 'searches')
      return { queries: ['guardian'], sentence: '', question: '', nations: [], about: 'either' };
    const chosen = shown.split('\n').filter((line) => line.endsWith(WRONG));
    return { sentences: chosen.map((line) => Number(line.split(':')[0])), sure: 'high' };
  });
  const reading = { model, deadlineMs: 20_000, remembered: createRememberedAnswers() };
  const question = publicText('When is a guardian appointed for a trafficked child?');
  const quotes = async () => {
    const answer = await answerQuestion(
      { embedder, loadedRelease, reading },
      { text: question, context: [] },
    );
    return answer.citations.map(({ quote }) => quote).join();
  };
  expect(await quotes()).toContain('five working days');
  const asked = model.calls.length;
  await quotes();
  expect(model.calls).toHaveLength(asked);
  recalled.push(text);
  expect(await quotes()).not.toContain('five working days');
  expect(model.calls.length).toBeGreaterThan(asked);
  recalled.length = 0;
  expect(await quotes()).toContain('five working days');
});

it('asks again if a passage that it found has been recalled by then, by its words too', async () => {
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

it('says that guidance was recalled if an answer would have quoted it, and shows none of its words', async () => {
  const { recalled, loadedRelease } = await setUp([
    { slug: 'boats', texts: ['A lifeboat carries a lantern and a whistle.'] },
  ]);
  const ask = async (words: string, language?: 'cy') => {
    const question = { text: publicText(words), context: [], ...(language && { language }) };
    return answerQuestion({ embedder, loadedRelease }, question);
  };
  const whenAppointed = 'Is a guardian appointed within five working days of the referral?';
  expect((await ask(whenAppointed)).preface).toBeUndefined();
  recalled.push(text);
  const answer = await ask(whenAppointed);
  expect(answer.preface).toBe(englishGuidanceWords.recalledNotQuoted);
  expect(JSON.stringify(answer)).not.toContain('five working days');
  expect((await ask(whenAppointed, 'cy')).preface).toContain(welshGuidanceWords.recalledNotQuoted);
  expect(await ask('Does a lifeboat carry a lantern and a whistle?')).toMatchObject({ outcome: 'answered' });
  expect((await ask('Does a lifeboat carry a lantern and a whistle?')).preface).toBeUndefined();
});

it('does not mention a recalled rule for adults in an answer about a child', async () => {
  const rule = 'An adult aged 18 or over must agree in writing before the referral is made.';
  const { recalled, loadedRelease } = await setUp([{ slug: 'adults', title: 'Adults', texts: [rule] }]);
  const recall = { ...text, passage: passageId('adults', rule), document: 'adults', title: 'Adults' };
  recalled.push({ ...recall, was: rule, words: rule });
  const ask = async (who: string) => {
    const words = publicText(`Must ${who} agree in writing before the referral is made?`);
    return (await answerQuestion({ embedder, loadedRelease }, { text: words, context: [] })).preface;
  };
  expect(await ask('an adult')).toBe(englishGuidanceWords.recalledNotQuoted);
  expect(await ask('a child')).toBeUndefined();
});
