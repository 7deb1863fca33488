// Tests that an adviser’s name is left out of a copy only where it is a whole word.
import { expect, test } from 'vitest';
import { withoutNames } from '../../../../bot/data-subject/copy/without-advisers-names.js';

test.each([
  ['Same day: ask Sam.', ['Sam'], 'Same day: ask [adviser].'],
  ['The Annual report is Ann’s.', ['Ann'], 'The Annual report is [adviser]’s.'],
  ['SAM LEE wrote, and Sam Leeson.', ['Sam Lee'], '[adviser] wrote, and Sam Leeson.'],
  ['JO and Joint working', ['Jo'], '[adviser] and Joint working'],
  ['Jo (she/her) wrote', ['Jo (she/her)'], '[adviser] wrote'],
])('%s', (text, names, expected) => {
  expect(withoutNames(text, names)).toBe(expected);
});
