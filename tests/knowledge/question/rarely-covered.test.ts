// Tests questions about topics that guidance rarely covers. The bot only points this out if the guidance has
// nothing on the topic.
import { describe, expect, it } from 'vitest';
import {
  RARELY_COVERED,
  missingRarelyCovered,
  asksForRarelyCovered,
  type RarelyCovered,
} from '../../../knowledge/question/rarely-covered.js';

it.each<[string, RarelyCovered]>([
  ['how much does an interpreter cost', 'money'],
  ['What is the weekly allowance for a foster carer?', 'money'],
  ['how many children were referred in 2025', 'count'],
  ['what percentage of referrals were for boys', 'count'],
  ['who is the head of the competent authority', 'person'],
  ['name of the duty social worker', 'person'],
  ['have you got a template for a safety plan', 'document'],
  ['how do I reset my password for the portal', 'document'],
  ['where is the nearest safe house', 'place'],
  ['what is the waiting time for a decision', 'wait'],
])('“%s” asks for %s', (question, kind) => {
  expect(asksForRarelyCovered(question, kind)).toBe(true);
});

it.each(['Does a child need to consent?', 'how many days do I have', 'What does a guardian do?', ''])(
  '“%s” asks for none of it',
  (question) => {
    expect(RARELY_COVERED.filter((kind) => asksForRarelyCovered(question, kind))).toEqual([]);
  },
);

describe('what people ask for and rarely find', () => {
  const FEE = 'what is the fee for the form';
  it('is in none of the texts', () => {
    expect(missingRarelyCovered(FEE, ['The form takes ten minutes.', 'Ask the service.'])).toBe(1);
    expect(missingRarelyCovered(FEE, [])).toBe(1);
  });

  it('is 0 if one text has it, or nothing of the kind is asked', () => {
    expect(missingRarelyCovered(FEE, ['The form takes ten minutes.', 'The fee is £20.'])).toBe(0);
    expect(missingRarelyCovered('Does a child need to consent?', ['Ask the service.'])).toBe(0);
  });
});
