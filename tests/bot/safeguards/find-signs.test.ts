// Tests that the same signs are found however a message is written, and that no message takes long to check.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSigns } from '../../../bot/safeguards/find-signs.js';

const folder = new URL('../../../bot/safeguards/', import.meta.url);
const files = [
  ...readdirSync(folder).filter((file) => /^(?:signs-of-\w+|urgency-language)\.json$/u.test(file)),
  'missing-people/missing-now.json',
  'plainly-said/danger-now.json',
  'naming/named-signs.json',
];

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/**
 * True if a pattern has an unlimited repetition, which can be very slow to match. Repeating the letters of
 * one word is allowed.
 */
const isUnbounded = (pattern: string) =>
  /(?<!\\)[+*]|\{\d+,\}/u.test(
    pattern
      .replaceAll(/(?:\\w|\\d|\\S|\[\\w-\]|\[a-z\])(?:[+*]|\{\d,\})\??/gu, '')
      .replaceAll(/[a-z][+*](?=$|[|)])/gu, ''),
  );

describe('signs', () => {
  it('are the sum of the signs of danger and of calm', () => {
    const danger = findSigns('he is outside with a knife right now');
    const calm = findSigns('he was outside with a knife last year, she is safe now');
    expect(danger.sum).toBeGreaterThan(calm.sum);
  });

  it('say whether someone is missing, whatever else is in danger', () => {
    expect(findSigns('a girl of 14 did not come home last night').isMissing).toBe(true);
    expect(findSigns('her foster daughter went missing and her phone is off').isMissing).toBe(true);
    expect(findSigns('he is outside with a knife right now').isMissing).toBe(false);
  });

  it('are the same in capitals, with other apostrophes and with invisible letters', () => {
    const plain = findSigns("he's outside with a knife right now");
    for (const text of [
      'HE’S OUTSIDE WITH A KNIFE RIGHT NOW',
      'he\u200bs outside\u00a0with a knife right now',
    ])
      expect(findSigns(text)).toEqual(plain);
  });

  it('are finite numbers for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(Number.isFinite(findSigns(text).sum)).toBe(true);
      }),
    );
  });

  it.each(files)('repeat nothing without a limit but letters of one word in %s', (file) => {
    const patterns = stringsIn(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    expect(patterns.length).toBeGreaterThan(10);
    expect(patterns.filter(isUnbounded)).toEqual([]);
  });

  it('know a repetition without a limit, so that the check above can fail', () => {
    expect(['(?:a|b)+', '.*', '[^x]{2,}', '(?:\\w+ )*'].filter(isUnbounded)).toHaveLength(4);
    expect(['\\w+ing', 'suicid\\w*', '(?:\\w+ ){0,3}'].filter(isUnbounded)).toEqual([]);
  });

  it.each(['-', 'a-', 'a-b-c-', '20-', 'a_b-', "-'", "a'b-"])(
    'are found quickly in a long run of “%s”',
    (part) => {
      const started = performance.now();
      findSigns(`ab ${part.repeat(2_000)}`);
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );

  it('are found next to a row of hyphens', () => {
    const row = '-'.repeat(60);
    expect(findSigns(`from my phone${row}he is in danger`).sum).toBe(
      findSigns('from my phone - he is in danger').sum,
    );
  });

  it('are read in the first and last ten thousand characters, and not between', () => {
    const filler = 'x '.repeat(10_000);
    const alarm = 'he is outside with a knife ';
    const calm = findSigns(`${filler}${filler}`).sum;
    expect(findSigns(`${filler}${filler}${alarm}`).sum).toBeGreaterThan(calm);
    expect(findSigns(`${alarm}${filler}${filler}`).sum).toBeGreaterThan(calm);
    expect(findSigns(`${filler}${alarm}${filler}`).sum).toBe(calm);
  });
});
