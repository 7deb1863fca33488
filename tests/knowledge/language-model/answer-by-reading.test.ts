// Tests the whole pipeline with a language model that reads passages: what it decides, and what happens if it
// finds no answer.
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import type { Question } from '../../../knowledge/model/answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { AnswerWriter } from '../../../knowledge/model/ports.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createFakeLanguageModel, never } from '../../fakes/language-model/fake-language-model.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';
import {
  GUARDIAN,
  GUARDIAN_PARAGRAPH,
  SCOTTISH,
  SCOTS_NAMED,
  MEALS,
  OLD,
  QUESTION,
  NOTHING,
  choosing,
  failing,
  ask,
  local,
} from './ask-a-reader.js';

describe('a question with details taken out', () => {
  it('is answered locally, without the model, and says that there is one', async () => {
    const { answer, calls } = await ask({}, { localOnly: true });
    expect(calls).toEqual([]);
    expect(answer).toMatchObject({ outcome: 'answered', writtenBy: 'quotes', serviceNotAsked: true });
  });

  it('that is unread never offers the model, and without a model none is offered', async () => {
    expect((await ask({}, { localOnly: true, unread: true })).answer.serviceNotAsked).toBeUndefined();
    expect((await local({ localOnly: true })).serviceNotAsked).toBeUndefined();
  });
});

describe('words that are not in English', () => {
  const ALBANIAN = publicText('fëmija quhet blerta hoxhaj, është 15 vjeç. a duhet pëlqimi për NRM?');
  const QUOTED = publicText(`${QUESTION} Her file says: Девочку зовут Анна Петренко.`);

  it.each<[string, Partial<Question>]>([
    ['the question', { text: ALBANIAN }],
    ['a sentence of the question', { text: QUOTED }],
    ['the scenario', { scenario: ALBANIAN }],
    ['an earlier turn', { context: [{ role: 'user', text: ALBANIAN }] }],
  ])('never go to the model, nor is it offered: %s', async (_, change) => {
    const { answer, calls } = await ask({}, { ...change, localOnly: true });
    expect(calls).toEqual([]);
    expect(answer.serviceNotAsked).toBeUndefined();
    expect((await ask({}, change)).calls).toEqual([]);
  });
});

describe('a reader', () => {
  it('has the sentences shown that it chose, word for word, and no others', async () => {
    const { answer } = await ask({
      searches: () => ({ ...NOTHING, queries: ['guardian appointed'] }),
      'chosen-sentences': choosing(GUARDIAN),
    });
    expect(answer).toMatchObject({ outcome: 'answered', writtenBy: 'model', claims: [] });
    expect(answer.citations.map(({ quote }) => quote)).toEqual([GUARDIAN_PARAGRAPH]);
    expect(answer.fellBack).toBeUndefined();
    expect(answer.preface).toBeUndefined();
  });

  it('that finds no answer has nothing shown, though the search by itself would quote', async () => {
    expect((await local()).outcome).toBe('answered');
    const { answer } = await ask({});
    expect(answer).toMatchObject({ outcome: 'unanswerable', citations: [], claims: [] });
    expect(answer.confidence).toBeLessThan(0.5);
  });

  it('finds what the question’s own words do not', async () => {
    const change = { text: publicText('what about his tea') };
    expect((await local(change)).outcome).toBe('unanswerable');
    const replies = {
      searches: () => ({ ...NOTHING, sentence: 'The allowance for meals is paid.', queries: [MEALS] }),
      'chosen-sentences': choosing(MEALS),
    };
    const { answer } = await ask(replies, change);
    expect(answer.citations.map(({ quote }) => quote)).toEqual([MEALS]);
    expect(answer.passages[0]!.passage.text).toBe(MEALS);
  });

  it('in doubt is believed only where the local decision believes the same', async () => {
    const doubting = (sentence: string) => (text: string) => ({ ...choosing(sentence)(text), sure: 'low' });
    expect((await ask({ 'chosen-sentences': doubting(GUARDIAN) })).answer.outcome).toBe('answered');
    const replies = {
      searches: () => ({ ...NOTHING, queries: [MEALS] }),
      'chosen-sentences': doubting(MEALS),
    };
    const { answer } = await ask(replies, { text: publicText('what about his tea') });
    expect(answer).toMatchObject({ outcome: 'unanswerable', citations: [] });
  });

  it('is never shown another nation’s guidance, whatever it searches for', async () => {
    const { calls, answer } = await ask({
      searches: () => ({ ...NOTHING, queries: [SCOTTISH], nations: ['scotland'] }),
    });
    expect(calls.find(({ name }) => name === 'chosen-sentences')!.text).not.toContain(
      'Guardianship Scotland',
    );
    expect(answer.passages.map(({ document }) => document.slug)).not.toContain('scottish');
  });

  it('has the quote for the person’s nation shown first, whatever it puts first', async () => {
    const { answer } = await ask(
      {
        searches: () => ({ ...NOTHING, queries: [SCOTS_NAMED, SCOTTISH] }),
        'chosen-sentences': choosing(SCOTS_NAMED, SCOTTISH),
      },
      { jurisdiction: 'scotland' },
    );
    expect(answer.citations.map(({ document }) => document.slug)).toEqual(['scottish', 'naming']);
  });

  it('may say which nation is meant where nothing else does', async () => {
    const { answer } = await ask(
      {
        searches: () => ({ ...NOTHING, queries: [SCOTTISH], nations: ['scotland'] }),
        'chosen-sentences': choosing(SCOTTISH),
      },
      { jurisdiction: undefined },
    );
    expect(answer).toMatchObject({ outcome: 'answered', citations: [{ quote: SCOTTISH }] });
  });

  it('has the person told what it does, and the record what it took', async () => {
    const { answer, stages, report } = await ask({
      searches: () => ({ ...NOTHING, queries: ['guardian'] }),
      'chosen-sentences': choosing(GUARDIAN),
    });
    expect(stages).toEqual(['searching', 'reading', 'reading', 'choosing']);
    expect(answer.stages).toMatchObject({ askTokensOut: 10, pickTokensOut: 10 });
    expect(Object.keys(answer.stages)).toEqual(expect.arrayContaining(['embed', 'ask', 'pick']));
    expect(report).toMatchObject({ ask: { tokens: { out: 10 } }, pick: { tokens: { out: 10 } } });
    expect(JSON.stringify(report)).not.toContain('guardian');
  });

  it('is sent the question, what was said before it and published words, redacted as they came', async () => {
    const { calls } = await ask(
      {},
      { context: [{ role: 'user', text: publicText('Tell me of [name 1].') }] },
    );
    expect(calls.map(({ name }) => name)).toEqual(['searches', 'chosen-sentences']);
    for (const { text } of calls) expect(text).toContain('Asked: Tell me of [name 1].');
  });
});

describe('where a step brings nothing', () => {
  it('to search with, the reader chooses from what the local search found', async () => {
    const { answer } = await ask({ searches: failing, 'chosen-sentences': choosing(GUARDIAN) });
    expect(answer).toMatchObject({ outcome: 'answered', writtenBy: 'model', fellBack: ['ask'] });
    expect(answer.citations.map(({ quote }) => quote)).toEqual([GUARDIAN_PARAGRAPH]);
  });

  it.each<[string, (text: string) => unknown]>([
    ['fails', failing],
    ['is of another shape', () => ({ numbers: 'one' })],
    ['names only sentences that do not exist', () => ({ sentences: [0, -1, 9_999], sure: 'high' })],
  ])('to quote because its reply %s, the local answer is given and says so', async (_, reply) => {
    const { answer } = await ask({ 'chosen-sentences': reply });
    const { citations } = await local();
    expect(answer).toMatchObject({
      outcome: 'answered',
      writtenBy: 'quotes',
      preface: guidanceWords('en').foundBySearchAlone,
      fellBack: ['ask', 'pick'],
    });
    expect(answer.citations).toEqual(citations);
  });

  it('in time, the local answer comes when the time is over', async () => {
    const start = performance.now();
    const { answer, report } = await ask(
      { searches: () => never, 'chosen-sentences': () => never },
      { deadlineMs: 400 },
    );
    expect(performance.now() - start).toBeLessThan(6_000);
    expect(answer).toMatchObject({ outcome: 'answered', fellBack: ['ask', 'pick'] });
    expect(report).toMatchObject({ ask: { why: 'late' }, pick: { why: 'late' } });
  });

  it('because of a bug, it is not hidden', async () => {
    const broken = () => {
      throw new TypeError('a bug');
    };
    await expect(ask({ 'chosen-sentences': broken })).rejects.toThrow(TypeError);
  });
});

describe('sentences above the quotes', () => {
  const writing = (...texts: string[]): AnswerWriter & { asked: string[] } => {
    const asked: string[] = [];
    return {
      asked,
      write: ({ passages }) => {
        asked.push(...passages.map(({ sentences }) => sentences.join(' ')));
        return Promise.resolve(texts);
      },
    };
  };

  it('are written from the quoted words alone, and name the quotes that they rest on', async () => {
    const writer = writing(GUARDIAN);
    const { answer } = await ask({ 'chosen-sentences': choosing(GUARDIAN) }, { writer });
    expect(writer.asked).toEqual([GUARDIAN_PARAGRAPH]);
    expect(answer.claims).toEqual([{ text: GUARDIAN, citations: [0] }]);
    expect(answer.citations.map(({ quote }) => quote)).toEqual([GUARDIAN_PARAGRAPH]);
  });

  it('are left out where they do not hold, and the quotes need no word about that', async () => {
    const { answer } = await ask(
      { 'chosen-sentences': choosing(GUARDIAN) },
      { writer: writing('A guardian must be appointed within 2 days.') },
    );
    expect(answer).toMatchObject({ outcome: 'answered', claims: [], writtenBy: 'model' });
    expect(answer.preface).toBeUndefined();
    expect(answer.fellBack).toEqual(['ask']);
  });

  it('are not asked for where nothing was chosen', async () => {
    const writer = writing(GUARDIAN);
    await ask({}, { writer });
    await ask({ 'chosen-sentences': failing }, { writer });
    expect(writer.asked).toEqual([]);
  });

  it('that hang leave the quotes, in time', async () => {
    const { answer } = await ask(
      { 'chosen-sentences': choosing(GUARDIAN) },
      { deadlineMs: 1_000, writer: { write: () => never } },
    );
    expect(answer).toMatchObject({ outcome: 'answered', claims: [], fellBack: ['ask', 'say'] });
  });

  it('are never written from what was replaced', async () => {
    const old = await createMemoryRelease([{ slug: 'old', standing: 'superseded', texts: [OLD] }]);
    const writer = writing(OLD);
    const model = createFakeLanguageModel(({ name, text }) =>
      name === 'searches' ? NOTHING : choosing(OLD)(text),
    );
    const answer = await answerQuestion(
      {
        embedder: createFakeEmbedder(),
        loadedRelease: () => Promise.resolve(old),
        reading: { model, writer, deadlineMs: 20_000 },
      },
      { text: publicText(QUESTION), context: [] },
    );
    expect(answer).toMatchObject({ outcome: 'answered', claims: [] });
    expect(writer.asked).toEqual([]);
  });
});
