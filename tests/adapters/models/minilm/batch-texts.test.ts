import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../../../adapters/models/minilm/batch-texts.js';

const tokensOfLength = (length: number) => ({ ids: new Array<number>(length).fill(1), starts: [] });

describe('batches', () => {
  it('hold texts of like length', () => {
    const batches = batchesOf([100, 4, 100, 5].map(tokensOfLength), 200);
    expect(batches).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  it('hold every text once, and no more tokens than a pass may have', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 256 })), (lengths) => {
        const batches = batchesOf(lengths.map(tokensOfLength), 512);
        expect(batches.flat().sort((a, b) => a - b)).toEqual(lengths.map((_, i) => i));
        for (const batch of batches) {
          expect(batch.length * Math.max(...batch.map((i) => lengths[i]!))).toBeLessThanOrEqual(512);
        }
      }),
    );
  });
});
