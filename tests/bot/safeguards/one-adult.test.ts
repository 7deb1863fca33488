// Tests that a question about an adult is distinguished from one about a child, or about someone who may be a
// child.
import { describe, expect, test } from 'vitest';
import { speaksOfOneAdult } from '../../../bot/safeguards/one-adult.js';

describe('a question about one adult', () => {
  test.each([
    'A 34 year old Romanian man has been working in a car wash without pay. How do I refer him to the NRM?',
    'woman aged 41, kept in a flat, no passport. who can refer her',
    'hes 25 and works for nothing, does he have to agree',
    'She is 19, and her employer has her papers.',
    'My client, a 52yo, sleeps at the factory',
    'Does the Home Office decide about a 34 year old woman?',
    'our adult client wants to leave the safe house',
    'my client is a woman aged 34 with minor injuries. Is she a victim?',
    'A 40 year old woman with a son sleeps at the factory. Who refers her?',
    'she is 25 and has a baby, works without pay',
  ])('is seen: %s', (text) => {
    expect(speaksOfOneAdult(text)).toBe(true);
  });

  test.each([
    'Our 15 year old is driven around by a 30 year old man',
    'he says he is 16, the Home Office says he is 22',
    'she looks 25 but her papers say 17',
    'A 20 year old was age assessed. Who can challenge it?',
    'Her age is disputed, Home Office say aged 24. Should I refer her to the NRM?',
    'born in 2010 but treated as aged 23, trafficked',
    'Home Office have recorded DOB making him 22 years old. He is clearly younger. Trafficking victim.',
    'social workers assessed him to be 21 years old, he says sixteen',
    'Home Office says she is 24. trafficked. refer?',
    'my son is 19',
    'Must an adult consent to a referral?',
    'Within 45 days, how many of the 34 forms are needed?',
    'What happens if she is 30 days late?',
  ])('is not seen: %s', (text) => {
    expect(speaksOfOneAdult(text)).toBe(false);
  });
});
