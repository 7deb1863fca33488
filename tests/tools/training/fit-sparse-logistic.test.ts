// The sparse fit reaches the lowest loss, and pulls weights towards nothing as told.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSparseLogistic } from '../../../tools/training/fit-sparse-logistic.js';

const RIDGE = 0.1;
const none = { columns: new Uint32Array(), values: new Float64Array() };

type Row = readonly [value: number, yes: boolean];

/** What the fit is to make small, for one value with a mean of 0 and a spread of 1. */
const lossOf = (rows: readonly Row[], weight: number, bias: number) =>
  (RIDGE / 2) * weight ** 2 +
  rows.reduce((sum, [value, yes]) => {
    const z = bias + weight * value;
    return sum + Math.log1p(Math.exp(yes ? -z : z)) / rows.length;
  }, 0);

describe('fitSparseLogistic', () => {
  it('finds weights that no small step makes better', () => {
    const answers = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(answers, (pairs) => {
        fc.pre(pairs.flat().includes(true) && pairs.flat().includes(false));
        // As many of 1 as of −1, so that the values are standardised already.
        const rows = pairs.flatMap(([up, down]): Row[] => [
          [1, up],
          [-1, down],
        ]);
        const examples = rows.map(([value, yes]) => ({
          dense: [value],
          yes,
          weight: 1 / rows.length,
          ...none,
        }));
        const { dense, bias } = fitSparseLogistic(examples, 0, { dense: RIDGE, sparse: RIDGE });
        const found = lossOf(rows, dense[0]!, bias);
        for (const [w, b] of [
          [0.01, 0],
          [-0.01, 0],
          [0, 0.01],
          [0, -0.01],
        ] as const)
          expect(lossOf(rows, dense[0]! + w, bias + b)).toBeGreaterThanOrEqual(found);
      }),
    );
  });

  it('gives a value that only the urgent hold a weight above nothing, and the less the harder it is pulled', () => {
    const examples = [true, true, true, false, false, false].map((yes) => ({
      dense: [0],
      columns: Uint32Array.of(yes ? 0 : 1),
      values: Float64Array.of(1),
      yes,
      weight: 1 / 6,
    }));
    const weightAt = (sparse: number) => fitSparseLogistic(examples, 2, { dense: 1, sparse }).sparse;
    const [loose, tight] = [weightAt(0.01), weightAt(0.1)];
    expect(loose[0]).toBeGreaterThan(tight[0]!);
    expect(tight[0]).toBeGreaterThan(0);
    expect(tight[0]).toBeCloseTo(-tight[1]!, 3);
  });
});
