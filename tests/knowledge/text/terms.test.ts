// Tests that words match however people or publications spell or inflect them, and that every search term
// comes from the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchTermsOf, stemOf, termsOf } from '../../../knowledge/text/terms.js';
import { runs } from '../../support/thoroughness.js';

describe('terms', () => {
  it.each([
    ["the child's needs", 'a childs needs'],
    ['the child’s carer', 'the child carer'],
    ['REFERRALS', 'referral'],
    ['café', 'cafe'],
    ['ﬁnancial', 'financial'],
    ['s45', 'section 45'],
    ['s.45', 'Section 45'],
    ['s 45', 'sec. 45'],
    ['ss 45A', 'sections 45a'],
    ["the parents' views", 'the parents views'],
  ])('of "%s" are those of "%s"', (one, other) => {
    expect(termsOf(one)).toEqual(termsOf(other));
  });

  it('keep a section number as its digits too, so that a bare number finds it', () => {
    expect(termsOf('section 45')).toEqual(['s45', '45']);
    expect(termsOf('the 45 days')).toContain('45');
  });

  it('to search for have no digits of a section, which would find every paragraph 47', () => {
    expect(searchTermsOf('Does section 47 apply?')).toEqual(['s47', 'appli']);
    expect(searchTermsOf('section 47, within 47 days')).toEqual(['s47', 'within', '47', 'dai']);
    expect(searchTermsOf('47')).toEqual(['47']);
  });

  it('take no section number out of the end of a word', () => {
    expect(termsOf('boys 16 and girls 15')).toEqual(['boi', '16', 'girl', '15']);
  });

  it('leave out words that carry no topic, and only those', () => {
    expect(termsOf('What should I do with the child?')).toEqual(['child']);
    expect(termsOf("I don't think we can't, it isn't ours")).toEqual(['think']);
    expect(termsOf('must may')).toEqual(['must', 'mai']);
  });

  it('are in the order of the text, repeated as often as there', () => {
    expect(termsOf('child police child')).toEqual(['child', 'polic', 'child']);
  });

  it('are empty if there are no words', () => {
    for (const text of ['', ' \n', '…—•', '🧒🏽', 'the and of']) expect(termsOf(text)).toEqual([]);
  });

  it('never throw, whatever the text, and stay the same when the text is doubled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = termsOf(text);
        expect(termsOf(`${text}\n${text}`)).toEqual([...once, ...once]);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('stems', () => {
  it('leave words with digits alone', () => {
    expect(stemOf('s45a')).toBe('s45a');
    expect(stemOf('24hours')).toBe('24hours');
  });
});
