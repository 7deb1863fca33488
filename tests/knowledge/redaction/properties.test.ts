// Tests the guarantees of redaction for any text: exact offsets, nothing missed, nothing removed twice,
// helplines kept.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rememberPseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { leastProcessorMs } from '../../support/suite/processor-ms.js';
import { isThorough, runs } from '../../support/thoroughness.js';

/**
 * The length of the texts to time. If redaction took quadratic time, 100,000 letters would take 30 seconds,
 * and 25,000 letters 2 seconds.
 */
const LETTERS = isThorough ? 100_000 : 25_000;

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));

/** Values that are reserved for fiction and tests, so that they belong to no one. */
const identifier = fc.oneof(
  digits(3).map((n) => ({ type: 'phone', text: `07700 900${n}` })),
  digits(3).map((n) => ({ type: 'phone', text: `+44 7700 900${n}` })),
  digits(3).map((n) => ({ type: 'phone', text: `0161 496 0${n}` })),
  digits(4).map((n) => ({ type: 'email', text: `leon.marsh${n}@example.com` })),
  digits(6).map((n) => ({ type: 'nino', text: `QQ ${n.slice(0, 2)} ${n.slice(2, 4)} ${n.slice(4)} C` })),
  fc
    .tuple(digits(1), fc.constantFrom('AB', 'CZ', 'XY', 'ZZ'))
    .map(([n, end]) => ({ type: 'postcode', text: `ZZ99 ${n}${end}` })),
  digits(9).map((n) => ({ type: 'home_office_ref', text: `GWF${n}` })),
  digits(12).map((n) => ({
    type: 'home_office_ref',
    text: `1212-${n.slice(0, 4)}-${n.slice(4, 8)}-${n.slice(8)}`,
  })),
  digits(6).map((n) => ({ type: 'nrm_ref', text: `NRM-2025-${n}` })),
  digits(4).map((n) => ({ type: 'social_handle', text: `@lil.kayy_${n}` })),
  fc
    .tuple(
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom('Larkfield Terrace', 'Canal Walk', 'Orchard Rise'),
    )
    .map(([n, street]) => ({ type: 'address', text: `${n} ${street}` })),
  fc
    .tuple(
      fc.constantFrom('Blerta', 'Tuan', 'Ngozi', 'Amanuel', 'Siobhan', 'Rozhin'),
      fc.constantFrom('Hoxhaj', 'Kowalczyk', 'Adeyemi', 'Tesfay', 'O’Sullivan', 'Nguyen'),
    )
    .map(([given, family]) => ({ type: 'name', text: `${given} ${family}` })),
);
const kept = fc.constantFrom(
  '0800 808 3733',
  '08000 121 700',
  '0300 303 8151',
  '116 000',
  's45 MSA 2015',
  'SI 2022/877',
  '[2023] EWHC 1953 (Admin)',
  'para 352ZD',
  'FLR(HRO)',
  'nrm@modernslavery.gov.uk',
  'R v Brecani',
  'Working Together 2023',
  '1 September 2025',
  'Milton Keynes',
  'Salvation Army',
  'Gillick competent',
);
const words = fc
  .array(
    fc.constantFrom(
      'the',
      'child',
      'was',
      'seen',
      'near',
      'with',
      'and',
      'a',
      'form',
      'social worker',
      'asks',
      'who',
      'on',
      'today',
      'NRM',
      'consent',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.join(' '));
const sentence = (held: fc.Arbitrary<{ text: string }>) =>
  fc.tuple(words, held, words).map(([before, { text }, after]) => `${before}, ${text}, ${after}`);

describe('redaction, for any text', () => {
  it('gives offsets at which the text was, in order and apart', () => {
    const any = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), sentence(identifier));
    fc.assert(
      fc.property(any, (text) => {
        const { redactions } = redact(text);
        let last = 0;
        for (const { start, end, text: taken } of redactions) {
          expect(text.slice(start, end)).toBe(taken);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('puts each pseudonym exactly where the data was', () => {
    fc.assert(
      fc.property(sentence(identifier), (text) => {
        const redacted = redact(text);
        let rebuilt = redacted.text as string;
        for (const { pseudonym, text: taken } of redacted.redactions)
          rebuilt = rebuilt.replace(pseudonym, () => taken);
        expect(rebuilt).toBe(text);
      }),
      { numRuns: runs(100) },
    );
  });

  it('finds every identifier in any sentence, and leaves nothing of it', () => {
    fc.assert(
      fc.property(words, identifier, words, (before, { type, text }, after) => {
        const redacted = redact(`${before}, ${text}, ${after}`);
        expect(redacted.redactions.map((redaction) => redaction.type)).toContain(type);
        expect(redacted.text).not.toContain(text);
      }),
      { numRuns: runs(500) },
    );
  });

  it('never touches what must stay', () => {
    fc.assert(
      fc.property(words, kept, words, (before, text, after) => {
        expect(redact(`${before} ${text} ${after}`).redactions).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  it('takes nothing out of what it redacted', () => {
    const any = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(sentence(identifier), { maxLength: 4 }).map((list) => list.join('. ')),
    );
    fc.assert(
      fc.property(any, (text) => {
        expect(redact(redact(text).text).redactions).toEqual([]);
      }),
      { examples: [['ﯪA@AAb'], ['\u0403\u0365XpR\ufffdwov'], ['@p@p']], numRuns: runs(300) },
    );
  });

  it('leaves no value that it took out anywhere in the text', () => {
    fc.assert(
      fc.property(identifier, words, words, ({ text }, first, second) => {
        const redacted = redact(`${first}, ${text}, ${second}. Again: ${text}`);
        for (const { text: taken } of redacted.redactions) expect(redacted.text).not.toContain(taken);
      }),
      { numRuns: runs(100) },
    );
  });

  it('keeps one pseudonym for one value through a conversation', () => {
    fc.assert(
      fc.property(identifier, words, words, ({ text }, first, second) => {
        const one = redact(`${first}, ${text}`);
        const two = redact(`${second}, ${text}`, rememberPseudonyms({}, one.redactions));
        const pseudonym = one.redactions.find((redaction) => redaction.text === text)?.pseudonym;
        expect(pseudonym).toBeDefined();
        expect(two.text).toContain(pseudonym);
      }),
      { numRuns: runs(100) },
    );
  });

  const long = (piece: string, before = '', after = '') =>
    before + piece.repeat(LETTERS / piece.length) + after;
  it.each([
    ['digits', long('1')],
    ['digits with gaps', long('07 ')],
    ['letters', long('a')],
    ['capitals', long('Ab ')],
    ['names', long('Blerta Hoxhaj and ')],
    ['addresses without end', long('12 Larkfield ')],
    ['e-mail without end', long('a.b@')],
    ['labels without values', long('case ref no is ')],
    ['invisible characters', long('\u200b')],
    ['dates', long('14/03/2009, ')],
    ['quotation marks', long('"')],
    ['spaces', long(' ')],
    // An earlier version tried changing each letter of such a word in turn to find a typo, which took
    // quadratic time.
    ['one name', long('a', 'how can A', ' stay')],
    ['one name in small letters', long('b', 'interviewed ', ', 15')],
    ['names of hotels without end', long('placed at the Cedar ')],
    ['pseudonyms', long('[name 1] ')],
    ['schools without end, in small letters', long('at zorvane court ')],
    ['labels of places', long('GP: The Zorvane ')],
    ['names joined without end', long('Zorvy, ')],
    ['corners without end', long('corner of a lane and ')],
    ['handles', long('a_b_')],
  ])('reads a very long text of %s in a time that grows with it', async (_what, text) => {
    expect(await leastProcessorMs(LETTERS / 10, () => redact(text))).toBeLessThan(LETTERS / 10);
  });
});
