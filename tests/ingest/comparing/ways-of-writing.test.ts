// Tests that different ways of writing the same thing are changes of form, while similar-looking changes of
// meaning are substantive.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForComparing } from '../../../ingest/comparing/operative-phrases.js';
import { FOLDED, PRINTED } from '../../../ingest/comparing/ways-of-writing.js';
import { diffEditions, editionOf } from './edition-of.js';
import { runs } from '../../support/thoroughness.js';

type Texts = [before: string, after: string];
const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const ways = linesOf('ways-of-writing.jsonl') as { way: string; form: Texts; substance: Texts }[];
const lookAlike = linesOf('look-alikes.jsonl') as { before: string; after: string }[];

const weightOf = (before: string, after: string) =>
  diffEditions(editionOf([before]), editionOf([after])).weight;

describe('another way to write', () => {
  it.each(ways.map(({ way, form }) => [way, form] as const))('%s is form', (_way, [before, after]) => {
    expect(weightOf(before, after)).toBe('cosmetic');
  });

  it.each(ways.map(({ way, substance }) => [way, substance] as const))(
    '%s is not found where the meaning changes',
    (_way, [before, after]) => {
      expect(weightOf(before, after)).toBe('substance');
    },
  );

  it('has an example for each row of the tables', () => {
    const texts = ways.flatMap(({ form }) => form);
    const unused = (rows: typeof PRINTED, read: (text: string) => string) =>
      rows.filter(([written]) => texts.every((text) => read(text).search(written) < 0)).map(String);
    expect(unused(PRINTED, (text) => text)).toEqual([]);
    expect(unused(FOLDED, foldForComparing)).toEqual([]);
  });
});

it.each(lookAlike.map(({ before, after }) => [before, after]))('“%s” does not mean “%s”', (before, after) => {
  expect(weightOf(before, after)).toBe('substance');
});

it('a mark inside a number is never form, whatever the number', () => {
  const written = fc.tuple(
    fc.integer({ min: 1, max: 99 }),
    fc.constantFrom('', '.', '-', '/'),
    fc.integer({ min: 1, max: 9 }),
  );
  fc.assert(
    fc.property(written, written, fc.constantFrom('days', 'of them', 'children'), (one, other, what) => {
      fc.pre(one.join('') !== other.join(''));
      const text = (parts: typeof one) => `The police must reply within ${parts.join('')} ${what}.`;
      expect(weightOf(text(one), text(other))).toBe('substance');
    }),
    { numRuns: runs(400) },
  );
});
