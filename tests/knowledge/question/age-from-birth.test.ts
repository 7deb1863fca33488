// Tests that a removed date of birth tells whether a question is about a child or an adult.
import { expect, it } from 'vitest';
import { bornAsIn } from '../../../knowledge/question/age-from-birth.js';
import { redact } from '../../../knowledge/redaction/redact.js';

const bornAs = (text: string) => bornAsIn(text, redact(text).redactions, 2026);

it.each([
  ['Victim born 1989. Must they agree?', 'adult'],
  ['Woman born 1989. Can we refer her without asking?', 'adult'],
  ['date of birth: 1996-04-02', 'adult'],
  ['DOB 12/03/2010 female, must she agree', 'child'],
  ['dob 3 May 2009', 'child'],
  ['Two victims, dob 12/03/1990 and dob 1/2/2012', 'child'],
  ['Passport says dob 12/03/2003. Must she agree?', 'child'],
])('"%s" is about someone who is: %s', (text, subject) => {
  expect(bornAs(text)).toBe(subject);
});

it.each([
  'dob 12/03/2008, must he agree',
  'born 2007',
  'dob 12/03/10',
  'dob 12/03/2026',
  'The suspect was born 1989. Must she agree?',
  'Her boyfriend, dob 12/03/1990, was there. Must she agree?',
  'She lives with a man born 1989. Must she agree?',
  'A man born 1989 brought her here. Must she agree?',
  'dob 12/03/1990 and dob 12/03/2008',
  'dob 12/03/1990 disputed, must she agree',
  'She was moved on 12/03/2010',
])('"%s" does not say whether someone is a child or an adult', (text) => {
  expect(bornAs(text)).toBeUndefined();
});
