// The terms of each sentence are those of its own words, and are counted once.
import { expect, it } from 'vitest';
import { splitUnits } from '../../../knowledge/text/sentences.js';
import { termsOf } from '../../../knowledge/text/terms.js';
import { countAhead, createUnitTerms } from '../../../knowledge/text/unit-terms.js';

const passage = {
  id: 'p',
  document: 'd',
  text: 'Tell the police. The child must:\n• be heard',
  headings: [],
  position: 0,
};

it('gives each unit its own terms', () => {
  const units = createUnitTerms([passage])(0);
  expect(units.map(({ unit }) => passage.text.slice(unit.start, unit.end))).toEqual([
    'Tell the police.',
    'The child must:',
    'be heard',
  ]);
  expect(units.map(({ terms }) => terms)).toEqual([['polic'], ['child', 'must'], ['heard']]);
  for (const { terms, set } of units) expect([...set]).toEqual(terms);
});

it('counts once and remembers', () => {
  const unitTerms = createUnitTerms([passage]);
  expect(unitTerms(0)).toBe(unitTerms(0));
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
  const first = passages.map((_, ordinal) => structuredClone(unitTerms(ordinal)));
  expect(passages.map((_, ordinal) => unitTerms(ordinal))).toEqual(first);
  for (const [n, { text }] of passages.entries()) {
    const units = splitUnits(text);
    expect(first[n]!.map(({ unit }) => unit)).toEqual(units);
    expect(first[n]!.map(({ terms }) => terms)).toEqual(
      units.map(({ start, end }) => termsOf(text.slice(start, end))),
    );
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

function busyFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
