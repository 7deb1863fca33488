// Tests how the sentence numbers chosen by a model become quotes: which numbers are valid, which sentences
// are added, and which are never in the same quote.
import { describe, expect, it } from 'vitest';
import { numberSentences } from '../../../knowledge/language-model/number-sentences.js';
import { pickSentences } from '../../../knowledge/language-model/pick-sentences.js';
import { quotePassage } from '../../../knowledge/quotes/quote-passage.js';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';
import { candidatesOf } from './samples.js';

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

async function pick(texts: readonly string[], sentences: number[], sure = 'high') {
  const release = await createMemoryRelease([{ slug: 'one', texts }]);
  const numbered = numberSentences(candidatesOf(release), release.unitTerms);
  return pickSentences({ sentences, sure }, numbered);
}
const quotesOf = async (texts: readonly string[], sentences: number[]) =>
  (await pick(texts, sentences)).picks.map(({ candidate: { passage }, units, chosen }) =>
    quoteText(passage.text, quotePassage(passage, units, chosen).spans),
  );

describe('numbers', () => {
  const texts = ['One rule. Another rule.', 'A third rule.', 'A fourth rule.', 'A fifth rule.'];

  it('become quotes in the order in which they were given, one a passage', async () => {
    expect(await quotesOf(texts, [3, 2, 1])).toEqual(['A third rule.', 'One rule. Another rule.']);
  });

  it.each([[0], [-1], [7], [1.5], [Number.MAX_SAFE_INTEGER], [1e300]])(
    'that do not exist count for nothing: %d',
    async (number) => {
      expect(await quotesOf(texts, [number, 1])).toEqual(['One rule. Another rule.']);
      expect(await pick(texts, [number])).toMatchObject({ picks: [], none: false });
    },
  );

  it('that say nothing answers are told from numbers that say nothing', async () => {
    expect(await pick(texts, [])).toMatchObject({ picks: [], none: true });
  });

  it('of a fourth passage count for nothing, and so do those after the thirtieth', async () => {
    expect(await quotesOf(texts, [5, 4, 3, 1])).toHaveLength(3);
    expect(await quotesOf(texts, [...Array.from({ length: 30 }, () => 99), 1])).toEqual([]);
  });

  it('given twice count once', async () => {
    expect((await pick(texts, [1, 1, 1])).picks).toMatchObject([{ chosen: [0] }]);
  });

  it('come with how sure the model is, and with doubt where it does not say', async () => {
    expect((await pick(texts, [1], 'medium')).sure).toBe('medium');
    expect((await pick(texts, [1], ' High')).sure).toBe('high');
    expect((await pick(texts, [1], 'very!')).sure).toBe('low');
  });
});

describe('a sentence comes with', () => {
  it('what introduces it, and the rest of its list', async () => {
    expect(await quotesOf(['A child must not be:\n• moved\n• searched'], [3])).toEqual([
      'A child must not be:\nmoved\nsearched',
    ]);
  });

  it('the list that it introduces, where none of its items was chosen', async () => {
    expect(await quotesOf(['A child must not be:\n• moved\n• searched'], [1])).toEqual([
      'A child must not be:\nmoved\nsearched',
    ]);
  });

  it.each([
    'However, a parent may refuse.',
    'Unless a parent refuses, this holds.',
    'This does not apply to adults.',
    'It does not apply to adults.',
    'Except in an emergency, ask first.',
    'The duty does not apply in Scotland.',
  ])('the exception that follows it: %s', async (exception) => {
    expect(await quotesOf([`A child is referred. ${exception} Ask for help.`], [1])).toEqual([
      `A child is referred. ${exception} Ask for help.`,
    ]);
  });

  it('the exception that follows its list', async () => {
    const text = 'Send it to:\n• the police\n• the council\nHowever, never send it by post.';
    expect((await quotesOf([text], [2]))[0]).toContain('However, never send it by post.');
  });

  it('the rest of its paragraph', async () => {
    const text = 'A child is referred. Ask for help.';
    expect(await quotesOf([text], [1])).toEqual(['A child is referred. Ask for help.']);
  });
});

describe('sentences never become one quote', () => {
  it('from two lists', async () => {
    const text = 'A child must not be:\n• moved\n• searched\nAn adult may be:\n• moved\n• searched';
    expect(await quotesOf([text], [2, 5])).toEqual([
      'A child must not be:\nmoved\nsearched',
      'An adult may be:\nmoved\nsearched',
    ]);
  });

  it('from under the headings of two nations', async () => {
    const text =
      'Scotland\nA guardian is appointed by the service in each case.\nWales\nAn advocate is appointed by the council in each case.';
    const quotes = await quotesOf([text], numbers(1, 4));
    for (const quote of quotes) expect(/Scotland/.test(quote) && /Wales/.test(quote)).toBe(false);
    expect(quotes.join()).toMatch(/Scotland[^]*Wales/);
  });
});
