// Tests that words repaired during parsing are recorded, so that quotes with such words are not shown as word
// for word.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROKEN_WORD } from '../../../ingest/model/document.js';
import { findTextRepairs, printedWords } from '../../../ingest/chunking/find-text-repairs.js';

/** Returns one copy of the text for each repair, with the repaired part in brackets. */
function mended(text: string, printed: string): string[] {
  return findTextRepairs(text, printedWords(printed)).map(
    ([start, end]) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
  );
}

describe('mends', () => {
  it('are none where the words are printed so, whatever their marks and case', () => {
    expect(
      mended('• The child must be heard.\nTell the “police”.', 'THE CHILD must be\nheard 1 Tell the police'),
    ).toEqual([]);
  });

  it('show a gap where the foot of a page was taken out of a sentence', () => {
    expect(
      mended(
        'The first responder makes the referral into the mechanism.',
        'The first responder makes\n135 Published in March 2020 by us\nthe referral into the mechanism.',
      ),
    ).toEqual(['The first responder makes []the referral into the mechanism.']);
  });

  it('show a gap where the number of a note is between two sentences', () => {
    expect(
      mended('It must end now. The child is heard then.', 'It must end now.12 The child is heard then.'),
    ).toEqual(['It must end now. []The child is heard then.']);
  });

  it('name a word that a note’s number was taken off', () => {
    expect(
      mended('In England and Wales the police are told.', 'In England and Wales1 the police are told.'),
    ).toEqual(['In England and [Wales] the police are told.']);
  });

  it('name a word that was broken at the end of a line, mended or not', () => {
    const printed = `The victims of traf${BROKEN_WORD}ficking need the help of re${BROKEN_WORD}assurance and a friend.`;
    expect(mended('The victims of trafficking need the help of re-assurance and a friend.', printed)).toEqual(
      [
        'The victims of [trafficking] need the help of re-assurance and a friend.',
        'The victims of trafficking need the help of [re-assurance] and a friend.',
      ],
    );
  });

  it('take the words right behind a mended one for what they are, though they are elsewhere too', () => {
    const printed = `The Independent Anti-Slavery Commissioner speaks. The role of anti${BROKEN_WORD}slavery commissioner speaks of hope.`;
    expect(mended('The role of anti-slavery commissioner speaks of hope.', printed)).toEqual([
      'The role of [anti-slavery] commissioner speaks of hope.',
    ]);
  });

  it('show a gap behind a paragraph’s number that is drawn in the margin', () => {
    expect(mended('3.4 The child must be heard.', '3.4\n3.5\nThe child must be heard.')).toEqual([
      '3.4 []The child must be heard.',
    ]);
  });

  it('name all words of a line that is not in print', () => {
    expect(mended('Nothing like it.', 'The child must be heard.')).toEqual(['[Nothing like it].']);
  });
});

const words = fc.array(
  fc.constantFrom('child', 'must', 'be', 'heard', 'by', 'the', 'police', 'today', '12'),
  {
    minLength: 1,
    maxLength: 30,
  },
);

describe('whatever the words', () => {
  it('finds no mend in words that are in print as they are', () => {
    fc.assert(
      fc.property(words, words, words, (before, own, after) => {
        const printed = [...before, ...own, ...after].join(' ');
        expect(findTextRepairs(own.join(' '), printedWords(printed))).toEqual([]);
      }),
    );
  });

  it('leaves between its mends only words that follow each other in print', () => {
    fc.assert(
      fc.property(words, words, (own, printed) => {
        const text = own.join(' ');
        const ends = findTextRepairs(text, printedWords(printed.join(' '))).flat();
        const cuts = [0, ...ends, text.length];
        for (let n = 0; n < cuts.length; n += 2)
          expect(` ${printed.join(' ')} `).toContain(
            ` ${text.slice(cuts[n], cuts[n + 1]).trim()} `.replace(/^ {2}$/u, ' '),
          );
      }),
      {
        examples: [
          [
            ['12', 'child', 'be', 'by'],
            ['police', 'must', 'by', 'police', 'by', 'child', 'be', 'by'],
          ],
        ],
      },
    );
  });
});
