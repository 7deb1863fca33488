// Tests that a removed date of birth tells whether a question is about a child or an adult.
import { expect, it } from 'vitest';
import { bornAsLatest } from '../../../knowledge/question/age-from-birth.js';
import { redact } from '../../../knowledge/redaction/redact.js';

const bornAs = (...latestFirst: string[]) =>
  bornAsLatest(latestFirst.map((text) => ({ text, redactions: redact(text).redactions, year: 2026 })));

it.each([
  ['Victim born 1989. Must they agree?', 'adult'],
  ['Woman born 1989. Can we refer her without asking?', 'adult'],
  ['date of birth: 1996-04-02', 'adult'],
  ['DOB 12/03/2010 female, must she agree', 'child'],
  ['dob 3 May 2009', 'child'],
  ['Two victims, dob 12/03/1990 and dob 1/2/2012', 'child'],
  ['Passport says dob 12/03/2003. Must she agree?', 'child'],
  ['The victim was born on 12/03/1985. Must she agree?', 'adult'],
  ['My client, born on 3 March 1980, lives with her uncle. Must she agree?', 'adult'],
  ['The social worker asks about a woman born in 1985. Must she agree?', 'adult'],
  ['Client dob 12/03/1985. Her trafficker was born in 1980. Must she agree?', 'adult'],
  ['Mother DOB 12/03/1985, daughter DOB 12/03/2011. Who signs?', 'child'],
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
  'Her mother was born on 12/03/1980. Must she agree?',
  'Her trafficker was born in 1985. Must she agree?',
  'Her carer, born on 3 March 1980, called us. Must she agree?',
  'Her boyfriend’s date of birth is 12/03/1990. Must she agree?',
  "Exploiter's DOB: 12/03/1985. Must the victim agree?",
  'Her sister’s dob is 12/03/1990, must she agree?',
  'Referrer DOB 12/03/1980. Must the victim agree?',
  'The caller’s d.o.b. was given as 12/03/1980. Must she agree?',
  'Mother’s D.O.B.: 12/03/1980. Must she agree?',
  'Mum born 1980 called. Must she agree?',
  'Father: DOB 12/03/1980. Must he agree?',
  'DOB 12/03/1980 (mother). Must she agree?',
])('"%s" does not say whether someone is a child or an adult', (text) => {
  expect(bornAs(text)).toBeUndefined();
});

it.each([
  ['child', ['Must she agree?', 'Victim, dob 12/03/2010']],
  ['adult', ['Must she agree?', 'Victim, dob 12/03/1985', 'Victim, dob 12/03/2010']],
  ['child', ['And if she was born 12/03/2011?', 'Victim, dob 12/03/1985']],
  ['child', ['Her mother was born on 12/03/1980. Must she agree?', 'Victim, dob 12/03/2010']],
  [undefined, ['And one born in 2008?', 'Victim, dob 12/03/1985']],
])('the latest date of birth in a conversation decides: %s', (subject, latestFirst) => {
  expect(bornAs(...latestFirst)).toBe(subject);
});
