// Splits text into word pieces with positions, with a small vocabulary and with the model's own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer, loadTokenizer } from '../../../../adapters/models/minilm/tokenizer.js';
import { shared } from '../../../support/per-test.js';

const vocabulary = new Map([
  ['child', 200],
  ['##ren', 201],
  ['cafe', 202],
  ['(', 203],
  [')', 204],
  ['.', 205],
  ['[', 206],
  [']', 207],
  ['sep', 208],
  ['儿', 209],
  ['童', 210],
  ['at', 211],
]);
const { encode, count } = createTokenizer(vocabulary);
const ids = (text: string) => encode(text, 256).ids.slice(1, -1);

describe('the tokeniser', () => {
  it('takes the longest known pieces', () => {
    expect(ids('children child')).toEqual([200, 201, 200]);
  });

  it('makes a word unknown when any piece of it is', () => {
    expect(ids('childx child')).toEqual([100, 200]);
    expect(ids('child'.repeat(21))).toEqual([100]);
  });

  it('ignores case, accents, soft hyphens and zero-width characters', () => {
    expect(ids('CAFÉ cafe\u0301 ca\u00adfé ca\u200bfe')).toEqual([202, 202, 202, 202]);
  });

  it('sets punctuation and Chinese characters apart', () => {
    expect(ids('(child).儿童')).toEqual([203, 200, 204, 205, 209, 210]);
  });

  it('reads a special token in a document as plain text', () => {
    expect(ids('[SEP]')).toEqual([206, 208, 207]);
  });

  it('knows where each word was, in UTF-16 units', () => {
    expect(encode('🧒 (children) Café', 256).starts).toEqual([-1, 0, 3, 4, 4, 12, 14, -1]);
  });

  it('cuts what is too long and still ends with the end mark', () => {
    const tokens = encode('children '.repeat(50), 8);
    expect(tokens.ids).toEqual([101, 200, 201, 200, 201, 200, 201, 102]);
    expect(tokens.starts).toHaveLength(8);
  });

  it('counts the two marks of an empty text', () => {
    expect(count(' \n')).toBe(2);
  });
});

describe('the tokeniser with the vocabulary of the model', () => {
  const tokenizer = shared(loadTokenizer);

  it('splits as BERT does', () => {
    const first = tokenizer.encode('Safeguarding: refer the child.', 256).ids;
    expect(first).toEqual([101, 28805, 2075, 1024, 6523, 1996, 2775, 1012, 102]);
  });

  it('counts what it encodes, and places words in order inside any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { ids, starts } = tokenizer.encode(text, 10_000);
        expect(ids).toHaveLength(tokenizer.count(text));
        const places = starts.slice(1, -1);
        expect(places.every((place, i) => place >= (places[i - 1] ?? 0) && place < text.length)).toBe(true);
      }),
    );
  });
});
