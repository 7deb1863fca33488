// Tests that a passage’s ID changes if the meaning of its text changes, and otherwise stays the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passageId, sectionName, wordsDigest } from '../../../knowledge/model/passage.js';
import { runs } from '../../support/thoroughness.js';

it.each([
  ['A child need not consent.', 'A  child\nneed not consent.'],
  ['the “child’s” needs', 'the "child\'s" needs'],
  ['The child must:\n• be heard', 'The child must:\n- be heard'],
  ['ﬁnancial help', 'financial help'],
])('"%s" has the same digest as "%s"', (one, other) => {
  expect(wordsDigest(one)).toBe(wordsDigest(other));
});

it.each([
  ['A child must consent.', 'A child must not consent.'],
  ['within 5 days', 'within 15 days'],
  ['1.5 days', '15 days'],
  ['The Act', 'The act'],
  ['It costs £50.', 'It costs 50%.'],
  ['a fee of £50', 'a fee of €50'],
  ['aged < 18', 'aged > 18'],
])('"%s" has another digest than "%s"', (one, other) => {
  expect(wordsDigest(one)).not.toBe(wordsDigest(other));
});

it('the same words in two documents are two passages', () => {
  expect(passageId('one', 'A child need not consent.')).not.toBe(
    passageId('two', 'A child need not consent.'),
  );
});

it('an id is short, fit for an address, and the same at every call', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'binary' }), (slug, text) => {
      expect(passageId(slug, text)).toMatch(/^[\w-]{16}$/);
      expect(passageId(slug, text)).toBe(passageId(slug, text));
    }),
    { numRuns: runs(100) },
  );
});

it('a section is named by its last two headings, else by its paragraph', () => {
  expect(sectionName({ headings: ['Part 4', 'Referring a child', 'Consent'], paragraph: '4.12' })).toBe(
    'Referring a child › Consent',
  );
  expect(sectionName({ headings: [], paragraph: '4.12' })).toBe('4.12');
  expect(sectionName({ headings: [] })).toBeUndefined();
});
