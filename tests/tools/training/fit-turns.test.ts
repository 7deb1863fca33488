// Tests that the fit finds the differences between kinds of turn, and that shares are shown with their
// confidence intervals.
import { expect, it } from 'vitest';
import { countDecisions, decisionLines, shareLine } from '../../../tools/training/turns/count-decisions.js';
import { fitMultinomial } from '../../../tools/training/turns/fit-multinomial.js';
import { knownTurns } from '../../../tools/training/turns/known-turns.js';

it('three kinds that a value and two marks tell apart are told apart', () => {
  const known = Array.from({ length: 60 }, (_, n) => ({
    values: Float32Array.of(n % 3 === 0 ? 1 : -1),
    ones: n % 3 === 1 ? [1] : n % 3 === 2 ? [2] : [],
    kind: n % 3,
    weight: 1,
  }));
  const weights = fitMultinomial(known, { columns: 3, kinds: 3, ridge: 0.001 });
  const best = ({ values, ones }: (typeof known)[number]) => {
    const sums = [0, 1, 2].map(
      (kind) =>
        values[0]! * weights[kind]! +
        ones.reduce((sum, column) => sum + weights[column * 3 + kind]!, 0) +
        weights[9 + kind]!,
    );
    return sums.indexOf(Math.max(...sums));
  };
  expect(known.map(best)).toEqual(known.map(({ kind }) => kind));
});

it('a share has its 90 % interval', () => {
  expect(shareLine(3, 100)).toBe('3 (3.0 %, 1.2–7.3)');
  expect(shareLine(0, 0)).toBe('0');
});

it('decisions are counted by what the turn is', () => {
  const counts = countDecisions([
    { turn: { is: 'new' }, decision: { is: 'question', followUp: false, both: true } },
    { turn: { is: 'talk', kind: 'thanks' }, decision: { is: 'talk', kind: 'goodbye' } },
  ]);
  expect(counts.rows.new.both).toBe(1);
  expect(counts.kind).toEqual({ right: 0, of: 1 });
  expect(decisionLines(counts).join('\n')).toMatch(/talk +n 1/);
});

it('every small talk and request of the training conversations has its kind', () => {
  for (const writer of [1, 2, 3, 4, 5, 6])
    expect(knownTurns(`tools/training/conversations/writer-${writer}.jsonl`).length).toBeGreaterThan(150);
});
