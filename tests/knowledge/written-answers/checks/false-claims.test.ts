// True paraphrases, which must be kept, and the false claims that one change makes of them. The guidance is sample text.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { JURISDICTIONS } from '../../../../knowledge/model/source.js';
import { checkOne } from './check-one.js';
import { MUTATION_KINDS, mutate } from './mutations.js';
import type { MutationKind } from './mutations.js';

const pairSchema = z.object({
  nations: z.array(z.enum(JURISDICTIONS)),
  quote: z.string(),
  /** True, in other words than the quote's. */
  claims: z.array(z.string()).min(1),
  /** Written by hand: false in one place. */
  false: z.array(z.object({ kind: z.enum(MUTATION_KINDS), text: z.string() })).default([]),
});
const pairsOf = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => pairSchema.parse(JSON.parse(line)));

/**
 * Written one after another, each before the checks had seen it. At its first run each lost more of its true claims
 * than now: 5 of 60, 19 of 97, 11 of 83, 8 of 61, 4 of 46, 4 of 40. What they taught is in the checks since.
 */
const BATCHES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'].map((name) => {
  const pairs = pairsOf(`${name}-batch.jsonl`);
  const claims = pairs.flatMap(({ claims: texts, ...pair }) => texts.map((claim) => ({ ...pair, claim })));
  return {
    name,
    pairs,
    claims,
    kept: claims.filter(({ claim, quote, nations }) => checkOne(claim, quote, quote, nations).kept),
  };
});
const MIN_CAUGHT: Record<MutationKind, number> = {
  number: 0.98,
  date: 0.98,
  period: 0.98,
  phone: 0.98,
  modal: 0.98,
  negation: 0.98,
  nation: 0.9,
  body: 0.9,
};

describe('true paraphrases', () => {
  // One in twenty was lost before every word had to be in the quotes or a listed word that means the same.
  it.each(BATCHES)('of the $name batch are kept, all but one in five', ({ claims, kept }) => {
    expect((claims.length - kept.length) / claims.length).toBeLessThanOrEqual(1 / 5);
  });

  it('are kept, all but one in eight of all batches', () => {
    const [all, kept] = [BATCHES.flatMap(({ claims }) => claims), BATCHES.flatMap((batch) => batch.kept)];
    expect((all.length - kept.length) / all.length).toBeLessThanOrEqual(1 / 8);
  });

  it('are more than five hundred', () => {
    expect(BATCHES.flatMap(({ claims }) => claims).length).toBeGreaterThan(500);
  });
});

describe('false claims', () => {
  const isCaught = (text: string, { quote, nations }: (typeof BATCHES)[0]['pairs'][0]) =>
    checkOne(text, quote, quote, nations).kept === undefined;
  const made = BATCHES.flatMap(({ kept, pairs }) => [
    ...kept.flatMap(({ claim, ...pair }) =>
      mutate(claim, pair.nations).map(({ kind, text }) => ({
        kind,
        caught: isCaught(text, { ...pair, claims: [] }),
      })),
    ),
    ...pairs.flatMap((pair) => pair.false.map(({ kind, text }) => ({ kind, caught: isCaught(text, pair) }))),
  ]);

  it.each(MUTATION_KINDS)('are caught where the %s was changed', (kind) => {
    const ofKind = made.filter((one) => one.kind === kind);
    const caught = ofKind.filter((one) => one.caught).length;
    expect(ofKind.length).toBeGreaterThanOrEqual(30);
    expect(caught / ofKind.length, `${caught} of ${ofKind.length}`).toBeGreaterThanOrEqual(MIN_CAUGHT[kind]);
  });

  it('are more than three thousand', () => {
    expect(made.length).toBeGreaterThan(3_000);
  });
});
