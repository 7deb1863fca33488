// Tests that keyword counts carried over from an earlier release are the same as if every passage were
// counted again, on small random collections.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { updateKeywordCounts, countKeywords } from '../../../knowledge/index/keyword-counts.js';
import type { KeywordFields } from '../../../knowledge/index/keyword-fields.js';
import { atOnce } from '../../../knowledge/model/slice-long-work.js';

const WORDS = ['child', 'police', 'referral', 'consent', 'guardian', 'the', 'section', '45'];
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((list) => list.join(' '));
const passages = fc.array(fc.record({ title: words, headings: words, text: words }), { maxLength: 8 });
/** Generates the next release: some earlier passages, given by index, and new ones, in any order. */
const next = (before: readonly KeywordFields[]) =>
  fc
    .tuple(fc.shuffledSubarray([...before.keys()]), passages)
    .chain(([kept, fresh]) =>
      fc.shuffledSubarray([...kept, ...fresh], { minLength: kept.length + fresh.length }),
    );
const releases = passages.chain((before) => fc.tuple(fc.constant(before), next(before)));

test('are the same as after counting everything, whatever is kept, moved, added or removed', () => {
  fc.assert(
    fc.property(releases, ([before, after]) => {
      const fields = after.map((one) => (typeof one === 'number' ? before[one]! : one));
      const earlier = Int32Array.from(after, (one) => (typeof one === 'number' ? one : -1));
      const asked: number[] = [];
      const counted = atOnce(countKeywords(before, before.length));
      const carried = atOnce(
        updateKeywordCounts(counted, earlier, (label) => {
          asked.push(label);
          return fields[label]!;
        }),
      );
      expect(carried).toEqual(atOnce(countKeywords(fields, fields.length)));
      expect(asked).toEqual([...earlier.keys()].filter((label) => earlier[label]! < 0));
    }),
  );
});

test('a word counts once in the text, one and a half times in a heading, 0.6 times in the title', () => {
  const { terms, tenths, lengths } = atOnce(
    countKeywords([{ title: 'Police', headings: 'police police', text: 'The police, the police.' }], 1),
  );
  expect([terms, [...tenths], [...lengths]]).toEqual([['polic'], [56], [2]]);
});
