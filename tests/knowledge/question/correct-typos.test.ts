// Tests correcting typos, which must never invent a word.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctTypos } from '../../../knowledge/question/correct-typos.js';
import { createTypoIndex } from '../../fakes/memory-release.js';

const COUNTS: Record<string, number> = {
  sentence: 40, guardian: 90, referral: 200, trafficking: 300, conclusive: 60, decision: 80, interpreter: 30,
  week: 50, mate: 3, snapshot: 20, receive: 30, consent: 90, content: 60, contest: 1, child: 500, police: 200,
  reconsideration: 40, statement: 30, statements: 20, first: 100, thirst: 1, kent: 5,
}; // prettier-ignore
const index = createTypoIndex(new Map(Object.entries(COUNTS)), ['ictgs']);

describe('mending slips', () => {
  it.each([
    ['sentance', 'sentence'],
    ['gaurdian', 'guardian'],
    ['refferal', 'referral'],
    ['traficking', 'trafficking'],
    ['concusive', 'conclusive'],
    ['desicion', 'decision'],
    ['recieve', 'receive'],
    ['intepreter', 'interpreter'],
    ['reconsidertion', 'reconsideration'],
    ['frist', 'first'],
    ['ugardian', 'guardian'],
  ])('mends "%s"', (written, meant) => {
    expect(correctTypos(`the ${written}?`, index)).toBe(`the ${meant}?`);
  });

  it('mends inside a compound and keeps everything else as it was', () => {
    expect(correctTypos('re-traficking,  the\tgaurdian…', index)).toBe('re-trafficking,  the\tguardian…');
  });

  it.each([
    ['a name', 'Gaurdian'],
    ['a word with a digit', 'sentance1'],
    ['an address', 'gaurdian@example.org'],
    ['a link', 'https://example.org/gaurdian'],
    ['a host', 'gaurdian.example'],
    ['a file name', 'my_gaurdian'],
    ['a short word', 'weed'],
    ['a known word with an ending', 'mates'],
    ['two wrong letters', 'snapchat'],
    ['a word that could be two', 'consten'],
    ['a word told to be right', 'ictgs'],
    ['a word that is far from all', 'kowalczyk'],
    ['another first letter', 'bentence'],
    ['a word of another script', 'отправка'],
  ])('leaves alone %s', (_, text) => {
    expect(correctTypos(text, index)).toBe(text);
  });

  it('takes the word meant only where it is clearly the more frequent', () => {
    const close = createTypoIndex(new Map([['statements', 20], ['statement', 30]])); // prettier-ignore
    expect(correctTypos('statemnt', close)).toBe('statement');
    const rivals = createTypoIndex(new Map([['trialled', 30], ['trailled', 20]])); // prettier-ignore
    expect(correctTypos('tralled', rivals)).toBe('tralled');
  });

  it('looks at only so many unknown words', () => {
    const close = createTypoIndex(new Map([['statement', 9]]));
    const strange = Array.from(
      { length: 100 },
      (_, n) => `zzzz${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10)]}`,
    );
    expect(correctTypos(['statemnt', ...strange].join(' '), close)).toContain('statement');
    expect(correctTypos([...strange, 'statemnt'].join(' '), close)).toContain('statemnt');
  });

  it('never changes a known word, a capital or a digit, and never the number of words', () => {
    const word = fc.oneof(fc.constantFrom(...Object.keys(COUNTS)), fc.string({ maxLength: 14 }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        const mended = correctTypos(text, index);
        const [before, after] = [text.split(/\s/), mended.split(/\s/)];
        expect(after).toHaveLength(before.length);
        before.forEach((one, i) => {
          if (Object.hasOwn(COUNTS, one) || /[A-Z\d]/.test(one[0] ?? '')) expect(after[i]).toBe(one);
        });
        expect(correctTypos(mended, index)).toBe(mended);
      }),
    );
  });

  it('finds a frequent long word again after any one swap of neighbours behind its first letter', () => {
    const long = Object.keys(COUNTS).filter((one) => one.length >= 8 && COUNTS[one]! >= 30);
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(), (word, n) => {
        const at = 1 + (n % (word.length - 2));
        const slip = word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
        expect(correctTypos(slip, index)).toBe(word);
      }),
    );
  });
});
