// Tests that a fit finds the pattern in a small set of data, and does not diverge if the classes separate
// perfectly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic, type Example } from '../../../knowledge/confidence/fit-logistic.js';

const examplesOf = (rows: readonly (readonly [number[], boolean])[]): Example[] =>
  rows.map(([values, yes]) => ({ values, yes, weight: 1 / rows.length }));
const chance = ({ weights, bias }: ReturnType<typeof fitLogistic>, values: number[]) =>
  1 / (1 + Math.exp(-weights.reduce((sum, weight, k) => sum + weight * values[k]!, bias)));

describe('the fit', () => {
  it('gives weight to the value that tells, in the range in which it came', () => {
    const rows = Array.from({ length: 200 }, (_, n) => [[1000 + n, n % 7], n >= 100] as const);
    const fitted = fitLogistic(examplesOf(rows.map(([values, yes]) => [[...values], yes])), [0.001, 0.001]);
    expect(chance(fitted, [1180, 3])).toBeGreaterThan(0.9);
    expect(chance(fitted, [1020, 3])).toBeLessThan(0.1);
    expect(Math.abs(chance(fitted, [1150, 0]) - chance(fitted, [1150, 6]))).toBeLessThan(0.1);
  });

  it('says one half if nothing tells them apart', () => {
    const rows = Array.from({ length: 40 }, (_, n) => [[n % 2], n % 4 < 2] as const);
    const fitted = fitLogistic(examplesOf(rows.map(([values, yes]) => [[...values], yes])), [0.01]);
    expect(chance(fitted, [0])).toBeCloseTo(0.5, 1);
    expect(chance(fitted, [1])).toBeCloseTo(0.5, 1);
  });

  it('pulls harder with a stronger ridge', () => {
    const rows = Array.from({ length: 60 }, (_, n): [number[], boolean] => [[n], n >= 30]);
    const weight = (ridge: number) => fitLogistic(examplesOf(rows), [ridge]).weights[0]!;
    expect(weight(1)).toBeLessThan(weight(0.1));
    expect(weight(0.1)).toBeLessThan(weight(0.01));
  });

  it('ends with numbers whatever it is given, also values that never change', () => {
    const row = fc.tuple(
      fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 3, maxLength: 3 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), (rows) => {
        const { weights, bias } = fitLogistic(examplesOf(rows), [0.1, 0.1, 0.1]);
        expect([...weights, bias].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
