// Tests that a quote cites the paragraph number printed next to its text.
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
    expect(numberedParagraphs({ text, paragraph })).toMatchObject([{ start: 0, number: paragraph }]);
    expect(numberedParagraphs({ text, paragraph })).toHaveLength(1);
  });

  it('is that of the subsection in an Act', () => {
    const text = '(1) This applies where—\n• (a) a child is found.\n(2) The council must assume this.';
    expect(at(text, '(1)', 'a child')).toBe('(1)');
    expect(at(text, '(1)', 'The council')).toBe('(2)');
  });

  it('is not the next subsection for words that go on from the passage before', () => {
    const text = '• (ii) give the guardian access.\n(7) A minister must report.';
    expect(at(text, '(7)', 'give')).toBeUndefined();
    expect(at(text, '(7)', 'A minister')).toBe('(7)');
  });

  it('names the section whose heading is printed above its subsections', () => {
    const text = [
      '(4) “Council” means a district.',
      '62 Duty to tell the Minister about boats',
      '• (1) A council must tell the Minister.',
      '  • (a) Boats are counted.',
      '(2) The Minister may ask for more.',
    ].join('\n');
    expect(at(text, '(4)', '“Council”')).toBe('(4)');
    expect(at(text, '(4)', 'A council')).toBe('62(1)');
    expect(at(text, '(4)', 'Boats')).toBe('62(1)');
    expect(at(text, '(4)', 'The Minister')).toBe('62(2)');
  });

  it.each([
    ['of a paragraph within it', '17', '17. What this annex says\n17.1. Boats are met.', 'Boats', '17.1'],
    [
      'of the next whole chapter',
      '2.22',
      '2.22 Boats are met.\n3. Trains\n3.1 Trains are met.',
      'Trains are',
      '3.1',
    ],
    [
      'of paragraphs counted on below a heading',
      '10.1',
      '10.1 Telling people\n46. Share it.\n47. Write it down.',
      'Write',
      '47',
    ],
    [
      'of a rule, not the count a converter put before it',
      '1',
      '1. 359 The boat is met.\n2. 359A The train is not.',
      'The boat',
      '359',
    ],
    [
      'of a rule with letters',
      '1',
      '1. 359 The boat is met.\n2. 359A The train is not.',
      'The train',
      '359A',
    ],
    [
      'of a rule whose letters end in a stop',
      'ADR 6.1',
      'ADR 6.1. Boats.\n1. ADR. 6.2. Trains run.',
      'Trains',
      'ADR. 6.2',
    ],
    [
      'of a rule in a list of rules',
      undefined,
      '• 352ZD A child is a person who:\n  • (a) is under 18',
      'is under',
      '352ZD',
    ],
  ])('is that %s', (_what, paragraph, text, words, number) => {
    expect(at(text, paragraph, words)).toBe(number);
  });

  it.each([
    ['339', '339. DELETED\n338A. Refugee status must be revoked.', 'Refugee', '338A'],
    ['339NB', '339NB Boats.\n• 339NC (i) A report shall be made.', 'A report', '339NC'],
    ['EC-C.1.1', 'EC-C.1.1. To come:\nE-ECC.1.1. To be met, all of these', 'To be met', 'E-ECC.1.1'],
    ['18.2', 'GAE 18.2. Boats.\nGAE 18A.1. A child must', 'A child', 'GAE 18A.1'],
    ['1', '1. AR(EU)1.2. Boats are met.\nAR(EU)1.3. Trains are not.', 'Trains', 'AR(EU)1.3'],
    ['SUI 2.3', 'SUI 2.3. Boats.\nSUI.2.4. Trains.', 'Trains', 'SUI.2.4'],
    ['ST 12', 'ST 12. Boats.\nST.13. Trains.', 'Trains', 'ST.13'],
  ])('below %s is that of a rule with a number of its own form', (paragraph, text, words, number) => {
    expect(at(text, paragraph, words)).toBe(number);
  });

  it.each([
    [
      'a long list in a paragraph',
      '5.42',
      ['5.42. The child must:', ...[1, 2, 3, 4, 5, 6, 7].map((n) => `${n}. Go on.`)].join('\n'),
    ],
    ['a list of countries', 'VN 1.1', 'VN 1.1. These count:\n• 1. Bahrain\n• 2. Kuwait'],
    ['a list of numbered items', '9', '9. A child must:\n• (1) Wait.\n• (2) Ask.'],
  ])('is not taken from %s', (_what, paragraph, text) => {
    expect(numberedParagraphs({ text, paragraph }).map(({ number }) => number)).toEqual([paragraph]);
  });

  it.each([
    ['footnotes', '101 Boats are counted.\n102 Trains are not.'],
    ['an address', '12 High Street\nHaven'],
  ])('is not read from %s where the passage has none', (_what, text) => {
    expect(numberedParagraphs({ text, paragraph: undefined })).toEqual([]);
  });
});
