// Tests that a removed date of birth shows that a question is about a child, and never that it is about an
// adult.
import { expect, it } from 'vitest';
import { subjectOf } from '../../../../knowledge/question/child-or-adult.js';
import { findChildBirthDates } from '../../../../knowledge/redaction/pseudonyms/child-birth-dates.js';
import {
  rememberPseudonyms,
  type Pseudonyms,
} from '../../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact } from '../../../../knowledge/redaction/redact.js';

/** Redacts the texts as one conversation. */
function subject(...latestFirst: string[]) {
  let known: Pseudonyms = {};
  const oldestFirst = latestFirst.toReversed().map((text) => {
    const redacted = redact(text, known);
    known = rememberPseudonyms(known, redacted.redactions);
    return redacted.text;
  });
  return subjectOf(oldestFirst.toReversed(), findChildBirthDates(known, 2026));
}

it.each([
  'DOB 12/03/2010 female, must she agree',
  'dob 3 May 2009',
  'date of birth: 2012-04-02',
  'Two victims, dob 12/03/1990 and dob 1/2/2012',
  'Mother DOB 12/03/1985, daughter DOB 12/03/2011. Who signs?',
  'dob 12/03/2012 disputed, must she agree',
])('"%s" is about a child', (text) => {
  expect(subject(text)).toBe('child');
});

it.each([
  'Victim born 1989. Must they agree?',
  'date of birth: 1996-04-02',
  'Passport says dob 12/03/2003. Must she agree?',
  'dob 12/03/2008, must he agree',
  'dob 12/03/10',
  'dob 12/03/2026',
  'dob 12/03/1990 disputed, must she agree',
  'She was moved on 12/03/2010',
  'The suspect was born 1989. Must she agree?',
  'Her mother was born on 12/03/1980. Must she agree?',
  'Guardian DOB 12/03/1980. Must she agree?',
  'The trafficker is known to us. DOB 12/03/1985. Must the victim agree?',
  'Male, dob 12/03/1990, arrested. Must the victim agree?',
  'My dob is 12/03/1985. Must she agree?',
])('"%s" does not say whether someone is a child or an adult', (text) => {
  expect(subject(text)).toBeUndefined();
});

it('counts as an age in words does if it is that of an adult’s child', () => {
  expect(subject('Woman of 34 with a son born on 12/03/2015. Must she agree?')).toBe('adult');
});

it.each([
  ['Victim DOB 12/03/1990. She has a son born 12/03/2018. Must she agree?'],
  ['Must she agree?', 'Client dob 12/03/1988 with a son dob 01/02/2018'],
  ['Must she agree?', 'Client dob 12/03/1988 with a son dob 01/02/2018', 'Who refers an adult?'],
])(
  'makes the question about both beside the date of birth of someone who may be the parent: %s',
  (...texts) => {
    expect(subject(...texts)).toBe('both');
  },
);

it('still makes the question the child’s beside the date of birth of someone else', () => {
  expect(subject('Suspect DOB 12/03/1980. Victim DOB 12/03/2010. Must she agree?')).toBe('child');
  expect(subject('Victim DOB 12/03/2010 with her guardian DOB 12/03/1980. Must she agree?')).toBe('child');
});

it.each([
  ['child', ['Must she agree?', 'Victim, dob 12/03/2010']],
  ['child', ['And if she was born 12/03/2011?', 'Victim, dob 12/03/1985']],
  ['child', ['And if she was born 12/03/2011?', 'Must an adult victim agree?']],
  ['child', ['Must she agree?', 'Her guardian was born on 12/03/1980.', 'Victim, dob 12/03/2010']],
  ['adult', ['Must she agree?', 'And who refers an adult victim?', 'Victim, dob 12/03/2010']],
  ['adult', ['Must an adult agree?', 'Victim, dob 12/03/2010']],
  [undefined, ['Must she agree?', 'Victim, dob 12/03/1985']],
])('a date of birth counts in the place of its question: %s', (expected, latestFirst) => {
  expect(subject(...latestFirst)).toBe(expected);
});
