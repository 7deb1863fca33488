// Tests recognising a question about two people, one of them a child and the other an adult.
import { expect, it } from 'vitest';
import { askedAbout, subjectOf } from '../../../knowledge/question/child-or-adult.js';

it.each([
  'Two sisters 17 and 19, do they both have to agree?',
  'siblings aged 15 and 20 were exploited, must both agree',
  'Two brothers, 19 and 16. Do they all need to agree?',
  'We have victims of seventeen and twenty-two. Must they agree?',
  '15 year old girl and 20 year old woman, do both need to agree',
  '17 and 19 year olds, must they agree',
  'One is 16 and the other is 24. Do they have to agree?',
])('"%s" is about a child and an adult', (question) => {
  expect(askedAbout(question)).toBe('both');
  expect(subjectOf([question])).toBe('both');
});

it('is about both of an earlier question', () => {
  expect(subjectOf(['Who refers?', 'Victims 17 and 19, do they have to agree?'])).toBe('both');
});

it.each([
  'Two sisters 17 and 19, does the younger one have to agree?',
  'Two sisters 15 and 17, do they both have to agree?',
  'Two brothers 17 and 19, the Home Office disputes their ages. Must they both agree?',
  'Two sisters, 17 and possibly 19, do they both have to agree?',
  'The children were found on 15 and 20 March. Must they agree?',
  'Children need visits within 15 and 20 days. Must they agree?',
  'Do children between 16 and 18 have to agree to their referral?',
])('"%s" is only about a child', (question) => {
  expect(askedAbout(question)).toBe('child');
});
