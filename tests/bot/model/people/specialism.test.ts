import { expect, test } from 'vitest';
import { specialismFor } from '../../../../bot/model/people/specialism.js';

test.each([
  ['Which social worker reviews her placement?', 'social-work'],
  ['Should the police arrest a child found in a cannabis house?', 'law-enforcement'],
  ['He claimed asylum; who does the age assessment?', 'immigration-safeguarding'],
  ['A child came through the airport with a false passport.', 'immigration-and-traffickers'],
  ['How do we hear her wishes and feelings, with an advocate?', 'young-peoples-participation'],
])('%s', (question, specialism) => {
  expect(specialismFor(question)).toBe(specialism);
});

test.each(['', 'What now?', 'The police rang the social worker.'])(
  'guesses nothing from “%s”',
  (question) => {
    expect(specialismFor(question)).toBeUndefined();
  },
);
