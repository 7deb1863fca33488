// Tests finding a wanted quote in a text, despite differences between text extractors.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestContained,
  containsQuote,
  containsText,
  placeOfQuote,
  withinWords,
} from '../../../tools/training/contains-quote.js';

const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 3, maxLength: 30 });

describe('a wanted quote', () => {
  it('is held by every text that contains it, whatever signs, breaks and capitals are around', () => {
    fc.assert(
      fc.property(words, words, words, (before, quote, after) => {
        const text = [...before, `• ${quote.join('\n ').toUpperCase()}.`, ...after].join(' ');
        expect(containsQuote(text, quote.join(' '))).toBe(1);
      }),
    );
  });

  it('is found by its place as by its words, and its place does not tell them', () => {
    fc.assert(
      fc.property(words, words, (quote, text) => {
        const mixed = [...text, ...quote.slice(0, quote.length / 2 + 1), ...text].join(' ');
        const place = placeOfQuote('note', quote.join(' '));
        for (const given of [mixed, text.join(' '), quote.join(' ')])
          expect(bestContained([given], place)).toBeCloseTo(containsQuote(given, quote.join(' ')), 1);
        expect(Object.keys(place)).toEqual(['doc', 'starts', 'ends', 'digest']);
      }),
    );
  });

  it('is held the less, the more of its words are missing', () => {
    const quote = 'a child does not have to consent to a referral under the age of eighteen';
    expect(containsQuote(quote, quote)).toBe(1);
    expect(containsQuote('a child does not have to consent to a referral', quote)).toBeCloseTo(8 / 13);
    expect(containsQuote('an adult has to consent', quote)).toBe(0);
  });

  it('of one or two words is there whole or not at all', () => {
    expect(containsQuote('call 0800 0121700 now', '0800 0121700')).toBe(1);
    expect(containsQuote('call 0800 01217001', '0800 0121700')).toBe(0);
    expect(containsQuote('anything', '…')).toBe(0);
  });

  it('counts as held where another that answers as well is', () => {
    const gold = {
      doc: 'a',
      quote: 'within forty eight hours of the referral',
      alternatives: [{ doc: 'b', quote: 'two days after it was referred' }],
    };
    expect(containsText('They decide two days after it was referred.', gold)).toBe(true);
    expect(containsText('They decide in time.', gold)).toBe(false);
    expect(bestContained([], gold)).toBe(0);
  });
});

it('a budget of words cuts the last text that it reaches, and leaves the rest out', () => {
  expect(withinWords(['one two three', 'four five six', 'seven'], 5)).toEqual(['one two three', 'four five']);
  expect(withinWords(['one two'], 0)).toEqual([]);
});
