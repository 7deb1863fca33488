// Tests that a sentence’s search terms are counted once and come only from that sentence.
import { expect, it } from 'vitest';
import { splitUnits, type Unit } from '../../../knowledge/text/sentences.js';
import { termsOf } from '../../../knowledge/text/terms.js';
import { countAhead, createUnitTerms, termFinder } from '../../../knowledge/text/unit-terms.js';

const passage = {
  id: 'p',
  document: 'd',
  text: 'Tell the police. The child must:\n• be heard',
  headings: [],
  position: 0,
};

it('gives each unit its own terms', () => {
  const unitTerms = createUnitTerms([passage]);
  const units = unitTerms(0);
  expect(units.map(({ unit }) => passage.text.slice(unit.start, unit.end))).toEqual([
    'Tell the police.',
    'The child must:',
    'be heard',
  ]);
  const words = ['polic', 'child', 'must', 'heard'];
  const [police, ...others] = words.map((word) => unitTerms.numbers.get(word)!);
  expect(units.map(({ terms }) => [...terms])).toEqual([[police], others.slice(0, 2), others.slice(2)]);
});

it('finds each term in the units that hold it, with its place, and finds nothing for a term in no passage', () => {
  const unitTerms = createUnitTerms([passage]);
  const find = termFinder(unitTerms, [{ term: 'must' }, { term: 'guardian' }, { term: 'child' }]);
  expect(unitTerms(0).map(find)).toEqual([
    { which: [], at: [] },
    { which: [2, 0], at: [0, 1] },
    { which: [], at: [] },
  ]);
});

it('finds terms of passages that are first asked for later', () => {
  const unitTerms = createUnitTerms([passage, { ...passage, text: 'A guardian is a guardian.' }]);
  const find = termFinder(unitTerms, [{ term: 'guardian' }]);
  expect(
    unitTerms(0)
      .map(find)
      .flatMap(({ which }) => which),
  ).toEqual([]);
  expect(unitTerms(1).map(find)).toEqual([{ which: [0, 0], at: [0, 1] }]);
});

it('gives a term the same number for passages that are added, so that they can be compared', () => {
  const release = createUnitTerms([passage]);
  const [before] = release(0);
  const added = createUnitTerms([{ ...passage, text: 'A social worker tells the police.' }], release.numbers);
  expect(added(0)[0]!.terms.at(-1)).toBe(before!.terms[0]);
});

it('gives the same terms again, however many others were asked for in between', () => {
  const texts = [
    'Tell the police. The child must:\n• be heard',
    '',
    'Rule one | Rule two',
    'Yes.\nNo child waits.',
  ];
  const passages = Array.from({ length: 6_000 }, (_, n) => ({
    ...passage,
    id: String(n),
    text: `${texts[n % texts.length]!} Word${n}.`,
  }));
  const unitTerms = createUnitTerms(passages);
  const first = passages.map((_, ordinal) =>
    unitTerms(ordinal).map(({ unit, terms }) => ({ unit, terms: [...terms] })),
  );
  const again = passages.map((_, ordinal) =>
    unitTerms(ordinal).map(({ unit, terms }) => ({ unit, terms: [...terms] })),
  );
  expect(again).toEqual(first);
  for (const [n, { text }] of passages.entries()) {
    const units = splitUnits(text);
    expect(first[n]!.map(({ unit }) => unit)).toEqual(units);
    const numbersIn = ({ start, end }: Unit) =>
      termsOf(text.slice(start, end)).map((term) => unitTerms.numbers.get(term));
    expect(first[n]!.map(({ terms }) => terms)).toEqual(units.map(numbersIn));
  }
});

it('counts ahead in turns of the loop, each passage once, and leaves the loop to others between them', async () => {
  const asked: number[] = [];
  countAhead((ordinal) => (asked.push(ordinal), busyFor(3), []), 20);
  expect(asked).toEqual([]);
  let turns = 0;
  while (asked.length < 20) {
    const before = asked.length;
    await new Promise(setImmediate);
    turns += 1;
    expect(asked.length - before).toBeLessThanOrEqual(2);
  }
  expect(asked).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(turns).toBeGreaterThanOrEqual(10);
});

it('counts ahead while nothing else happens in the process', async () => {
  const asked: number[] = [];
  countAhead((ordinal) => (asked.push(ordinal), busyFor(3), []), 120);
  // Waits in few turns, because each turn is something that happens. A busy machine may need most of them.
  for (let second = 0; second < 10 && asked.length < 120; second += 1)
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(asked).toHaveLength(120);
});

function busyFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
