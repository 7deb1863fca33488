// The number that a quote is cited by is the one printed beside its words.
import { describe, expect, it } from 'vitest';
import { numberedParagraphs, paragraphAt } from '../../../knowledge/text/paragraph-numbers.js';

const at = (text: string, paragraph: string | undefined, words: string) =>
  paragraphAt({ text, paragraph }, text.indexOf(words));

describe('the number of a paragraph', () => {
  it('is that of the words, where a passage holds several numbered paragraphs', () => {
    const text = '5.42. Support comes from the council.\n5.43. A child need not consent.';
    expect(at(text, '5.42', 'Support')).toBe('5.42');
    expect(at(text, '5.42', 'A child')).toBe('5.43');
  });

  it('is that of the passage for words that go on from the passage before', () => {
    const text = 'Consent may be withdrawn in writing.\n5.44. Where it is withdrawn, the child is returned.';
    expect(at(text, '5.43', 'Consent')).toBe('5.43');
    expect(at(text, '5.43', 'Where')).toBe('5.44');
  });

  it('is not given to words before the first number', () => {
    const text = 'What this chapter says.\n5.43. A child need not consent.';
    expect(at(text, '5.43', 'What')).toBeUndefined();
  });

  it.each([
    [
      'VTS 3.1',
      'VTS 3.1. The applicant must:\n• apply\nVTS 3.2. An application is valid',
      'An application',
      'VTS 3.2',
    ],
    ['23B', '23B. A person may enter.\nA24. A person who is a national', 'A person who', 'A24'],
    ['352U', '352U. Leave is granted.\n352V. Any curtailment follows', 'Any', '352V'],
    ['78', '78. Schools must act.\n79. Governing bodies should check', 'Governing', '79'],
    ['12', 'Section 12 says so.', 'Section', '12'],
  ])('goes on from %s as it is printed', (paragraph, text, words, number) => {
    expect(at(text, paragraph, words)).toBe(number);
  });

  it.each([
    ['an item of a list', '5.42', '5.42. The child must:\n1. Tell the police.\n2. Stay safe.'],
    ['a year or a figure', '78', '78. Schools must act.\n2023 Reports were read.'],
    [
      'another paragraph that the text refers to',
      '5.42',
      '5.42. As said above:\n5.12 Support comes from the council.',
    ],
  ])('is not taken from %s', (_what, paragraph, text) => {
    expect(numberedParagraphs({ text, paragraph })).toEqual([{ start: 0, number: paragraph }]);
  });
});
