// Tests that we calculate nDCG as others do, so that our figures can be compared with theirs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ndcgAt10 } from './ndcg.js';

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,4}$/), { minLength: 1, maxLength: 30 });

describe('nDCG at ten', () => {
  it('is one where the relevant come first, and falls with their place', () => {
    expect(ndcgAt10(['a', 'b', 'c'], new Set(['a', 'b']))).toBe(1);
    expect(ndcgAt10(['x', 'a'], new Set(['a']))).toBeCloseTo(1 / Math.log2(3));
    const two = (1 / Math.log2(3) + 1 / Math.log2(4)) / (1 + 1 / Math.log2(3));
    expect(ndcgAt10(['x', 'a', 'b'], new Set(['a', 'b']))).toBeCloseTo(two);
  });

  it('looks no further than ten different documents, and counts each at its best place', () => {
    const nine = 'b c d e f g h i j'.split(' ');
    expect(ndcgAt10([...nine, 'a'], new Set(['a']))).toBeCloseTo(1 / Math.log2(11));
    expect(ndcgAt10([...nine, 'k', 'a'], new Set(['a']))).toBe(0);
    expect(ndcgAt10([...nine, ...nine, 'a'], new Set(['a']))).toBeCloseTo(1 / Math.log2(11));
  });

  it('stays between nothing and one, and loses nothing to what comes after', () => {
    fc.assert(
      fc.property(ids, ids, (ranked, relevant) => {
        const gain = ndcgAt10(ranked, new Set(relevant));
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeLessThanOrEqual(1);
        expect(ndcgAt10([...ranked, ...relevant], new Set(relevant))).toBeGreaterThanOrEqual(gain);
      }),
    );
  });

  it('is 0 if nothing is relevant', () => {
    expect(ndcgAt10(['a'], new Set())).toBe(0);
  });
});
