// Repairs remove traces of line breaks and fonts from text, but never change a word.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  afterBullet,
  joinLines,
  repairText,
  vocabularyOf,
} from '../../../../adapters/parsers/blocks/repair-text.js';

test('takes apart ligatures, and drops soft hyphens and invisible characters', () => {
  expect(repairText('of\ufb01ce  traf\u00adficking\u200b\u00a0case')).toBe('office trafficking case');
});

test.each([
  ['traf-', 'ficking of children', ['trafficking'], 'trafficking of children'],
  ['multi-', 'agency work', ['multi-agency'], 'multi-agency work'],
  ['non-', 'statutory guidance', [], 'non-statutory guidance'],
  ['child-', 'centred practice', ['child'], 'child-centred practice'],
  ['pre-', 'and post-16', ['pre'], 'pre- and post-16'],
  ['see www.gov.uk/guidance-', 'for-schools', [], 'see www.gov.uk/guidance-for-schools'],
  ['the child', 'must agree', [], 'the child must agree'],
])('joins "%s" and "%s" in a document that also has %j', (before, next, words, joined) => {
  expect(joinLines(before, next, vocabularyOf([...words, before, next]))).toBe(joined);
});

test('does not count the halves of a broken word as words', () => {
  const vocabulary = vocabularyOf(['victims of traf-', 'ficking and abuse']);
  expect(vocabulary.has('traf')).toBe(false);
  expect(vocabulary.has('ficking')).toBe(false);
  expect(vocabulary.has('abuse')).toBe(true);
});

test.each([
  ['• who', 'who'],
  ['\uf0b7 who', 'who'],
  ['o who', 'who'],
  ['– who', 'who'],
  ['\uf0fc Use an interpreter', 'Use an interpreter'],
  ['\uf0fb Use a relative', '✗ Use a relative'],
])('knows %j for a bullet', (line, text) => {
  expect(afterBullet(line)).toBe(text);
});

test.each(['on the day', 'of course', '-5 degrees', 'o', 'who'])('takes %j for no bullet', (line) => {
  expect(afterBullet(line)).toBeUndefined();
});

test('joining lines loses no letter and swaps none', () => {
  const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
  const line = fc.string({
    unit: fc.constantFrom('a', 'B', 'é', '1', ' ', '-', '.', '/', ','),
    maxLength: 30,
  });
  fc.assert(
    fc.property(line, line, (before, next) => {
      const lines = [repairText(before), repairText(next)] as const;
      expect(letters(joinLines(...lines, vocabularyOf(lines)))).toBe(letters(before + next));
    }),
  );
});
