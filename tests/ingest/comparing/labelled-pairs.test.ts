// How well substance is told from form, on passage pairs that we labelled by hand before looking at the result.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { diffEditions, editionOf } from './edition-of.js';

const pairs = readPairs('labelled-pairs.jsonl');
const told = pairs.map(tellApart);

/** Written after the rules and run once before anyone looked: they are never a reason to change a rule. */
const heldOut = readPairs('held-out-pairs.jsonl').map(tellApart);
/** By someone who had seen no code. What was told wrongly was looked at once, and the rules were changed. */
const secondWriter = readPairs('second-writer-pairs.jsonl').map(tellApart);

interface Pair {
  weight: 'cosmetic' | 'substance';
  before: string;
  after: string;
}

function readPairs(name: string): Pair[] {
  const schema = z.object({
    weight: z.enum(['cosmetic', 'substance']),
    before: z.string(),
    after: z.string(),
  });
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

function tellApart(pair: Pair): Pair & { as: Pair['weight'] } {
  const { weight } = diffEditions(editionOf([pair.before]), editionOf([pair.after]));
  return { ...pair, as: weight === 'substance' ? 'substance' : 'cosmetic' };
}

describe('a change', () => {
  it('of substance is never taken for one of form', () => {
    expect(told.filter(({ weight, as }) => weight === 'substance' && as === 'cosmetic')).toEqual([]);
  });

  it('is told apart well enough to be of use', () => {
    const saidSubstance = told.filter(({ as }) => as === 'substance');
    const saidCosmetic = told.filter(({ as }) => as === 'cosmetic');
    const right = (all: typeof told) => all.filter(({ weight, as }) => weight === as).length / all.length;
    const wrong = told
      .filter(({ weight, as }) => weight !== as)
      .map(({ before, after }) => `${before} → ${after}`);
    expect(pairs.length).toBeGreaterThanOrEqual(60);
    // Measured 2026-11-25; what is wrong is listed here so that a change of it is seen.
    expect({ substance: right(saidSubstance), cosmetic: right(saidCosmetic), wrong }).toMatchSnapshot();
  });

  it('is told apart as well on pairs that no rule was made with', () => {
    expect(heldOut.filter(({ weight, as }) => weight === 'substance' && as === 'cosmetic')).toEqual([]);
    // Taken for substance: the order of words, and a comma.
    expect(heldOut.filter(({ weight, as }) => weight === as).length).toBeGreaterThanOrEqual(18);
  });

  it('is told apart as well on pairs of another writer', () => {
    expect(secondWriter.filter(({ weight, as }) => weight === 'substance' && as === 'cosmetic')).toEqual([]);
    // 90 until 30 November 2026: the page number in a line of contents, and the cells of a table, now count as a change.
    expect(secondWriter.filter(({ weight, as }) => weight === as).length).toBeGreaterThanOrEqual(88);
  });
});
