// The terms of each sentence are those of its own words, and are counted once.
import { expect, it } from 'vitest';
import { createUnitTerms } from '../../knowledge/unit-terms.js';

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
