// Tests that a question with an adult's age does not count as one about an adult if it is about someone else.
import { describe, expect, it } from 'vitest';
import { askedAbout, subjectOf } from '../../../knowledge/question/child-or-adult.js';

/** Each of these mentions an adult, but is about someone else, whose age it does not give. */
const ADULT_BESIDE = [
  'She was found with a man in his twenties. Must she agree?',
  'She lives with a thirty year old man. Must she agree?',
  'Our client’s sister, 25, is the victim. Must she agree?',
  'Her sister is 25 and was trafficked. Must she agree?',
  'She is controlled by a 30 year old man. Must she agree?',
  'Her boyfriend is in his thirties. Must she agree?',
  'Her thirty year old boyfriend says no. Must she agree?',
  'He was dealing from a pensioner’s flat. Must he agree?',
  'He cuckooed an elderly man. Must he agree?',
  'A man of 34 is exploiting her. Must she agree?',
  'A man (34) is selling her. Must she agree?',
  'A man in his forties is exploiting her. Must she agree?',
  'A retired man is exploiting her. Does she need to consent?',
  'We think a man aged 50 is controlling him. Must he agree?',
  'A woman aged 40 brought her here. Must she consent?',
  'A lady of 62 took her in. Must she consent?',
  'Someone aged 30 is forcing her to work. Must she agree?',
  'The man, 34, hit her. Must she consent?',
  'A 45-year-old man rents her a room. Must she consent?',
  'Elderly man keeps a Vietnamese female in his flat. Must she agree?',
  'A pensioner called us about someone next door. Do they need to agree?',
  'The exploiter is a man of 34. Must she agree?',
  'The trafficker, who is 42, holds her. Must she agree?',
  'Sponsor (he is 45) keeps her passport. Must she agree?',
  'A neighbour, a retired lady, reported it. Does she need to consent?',
  'Her employer, 45, has her passport. Must she consent?',
  'Her foster carer, who is 55, called us. Must she agree?',
  'She is controlled by her boss who is 50. Must she consent?',
  'She works as a maid for an elderly lady. Must she agree?',
  'He works for a man of 50. Must he agree?',
  'She fears a woman in her forties. Must she agree?',
  'She is married to a man of 40. Must she agree?',
  'She was found with two adults. Must she agree?',
];

const NUMBERS_OF_OTHER_THINGS = [
  'They are fifty in the van. Must they agree?',
  'She was made to sleep with men, twenty and more a day. Must she agree?',
];

const ADULT_ASKED_ABOUT = [
  'She is a woman of 34. Must she agree?',
  'She’s a 34 year old woman. Must she agree?',
  'A man of 34 is being exploited. Must he agree?',
  'They found a woman of 34 in a brothel. Must she agree?',
  'Woman, 26, refuses a referral. Can we refer her?',
  'A 40 year old man was forced to work. They hit him. Must he agree?',
  'A woman of 30 says her boss keeps her passport. Must she agree?',
  'Woman of 33, her husband forced her to beg. Does she need to consent?',
  'Woman of 40, he took her passport. Must she agree?',
  'Client is 25 and her boyfriend controls her. Must she agree?',
  'A 19 year old man sold drugs for a gang. Must he agree?',
  'I work with a pensioner. Must she agree?',
];

describe('a question', () => {
  it.each([...ADULT_BESIDE, ...NUMBERS_OF_OTHER_THINGS])(
    'is not about an adult who is only beside someone: %s',
    (question) => {
      expect(subjectOf([question])).toBeUndefined();
    },
  );

  it.each(ADULT_ASKED_ABOUT)('is about the adult whose age it gives: %s', (question) => {
    expect(askedAbout(question)).toBe('adult');
  });

  it.each([
    ['Must she agree?', 'A man of 34 is exploiting her.'],
    ['Must he agree?', 'My colleague is a man of 34. He found the victim.'],
    ['Must he agree?', 'I support a woman of 34.'],
    ['Is consent needed for her niece?', 'I support a woman of 34.'],
    ['Who can refer a young man in foster care?', 'I support a woman of 34.'],
    ['Does a care leaver of 17 and a half agree?', 'I support a woman of 34.'],
  ])('is not about the adult of an earlier question if it is about someone else: %s', (...texts) => {
    expect(subjectOf(texts)).toBeUndefined();
  });

  it.each(['Must she agree?', 'Must they agree?', 'Can we refer without consent?'])(
    'is about the adult of an earlier question: %s',
    (question) => {
      expect(subjectOf([question, 'I support a woman of 34.'])).toBe('adult');
    },
  );

  it.each(['an adolescent', 'the infant'])('is about a child who is called %s', (child) => {
    const texts = [`Is consent needed for a referral of ${child}?`, 'I support a woman of 34.'];
    expect(subjectOf(texts)).toBe('child');
  });
});
