import fc from 'fast-check';
import { expect, it } from 'vitest';
import { positionsOf } from '../../../knowledge/index/label-positions.js';

it('finds each label where the list has it, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500)), fc.nat(600), (labels, asked) => {
      const found = positionsOf(labels);
      expect(found(asked) ?? -1).toBe(labels.indexOf(asked));
      expect(labels.map(found)).toEqual([...labels.keys()]);
    }),
  );
});
