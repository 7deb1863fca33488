// Tests which figure a question takes for granted, and when we may say that the quoted guidance gives a
// different one.
import { describe, expect, it } from 'vitest';
import { contradictionIn, premisesOf } from '../../../knowledge/quotes/check-premise.js';
import { documentOf } from '../../fakes/memory-release.js';

const current = documentOf({ slug: 'now' });
const old = documentOf({ slug: 'then', standing: 'superseded' });
const RULE = 'The recovery period lasts at least 30 calendar days.';
const ASKED = 'Since the recovery period is 45 days, when does it end?';

describe('a premise', () => {
  it('is a figure with what it is said to be of', () => {
    expect(premisesOf(ASKED)).toMatchObject([{ figure: { text: '45 days' }, subject: ['recoveri'] }]);
    expect(premisesOf('the 45-day recovery period')).toMatchObject([{ figure: { text: '45-day' } }]);
  });

  it.each([
    'How many days is the recovery period?',
    'She is 17 years old.',
    'He arrived 3 weeks ago.',
    'they have been here for 6 months',
    'My client got 14 months prison',
    '',
  ])('is not made of a question, or of a person’s case: “%s”', (text) => {
    expect(premisesOf(text)).toEqual([]);
  });
});

describe('the guidance contradicts', () => {
  it('with its own figure for the same thing', () => {
    expect(contradictionIn(ASKED, [{ quote: RULE, document: current }])).toEqual({
      asked: '45 days',
      quoted: '30 calendar days',
    });
  });

  it.each([
    ['in the same figure', 'The recovery period lasts 45 days.'],
    ['in another unit that is as long', 'The recovery period lasts 1080 hours.'],
    ['in a sentence about something else', 'The reflection interview lasts 30 days.'],
    ['in a sentence with several figures', 'The recovery period lasts 30 days, or 60 days in some cases.'],
    ['in working days, which are counted otherwise', 'The recovery period lasts 30 working days.'],
    ['in no figure', 'The recovery period begins with the decision.'],
    ['in a range', 'The recovery period lasts 30 to 45 days.'],
    ['in a range that does not include it', 'The recovery period lasts 30–40 days.'],
    ['in a number with a thousand', 'The recovery period lasts one thousand and eighty hours.'],
  ])('never %s', (_, quote) => {
    expect(contradictionIn(ASKED, [{ quote, document: current }])).toBeUndefined();
  });

  it.each([
    ['seventy-two hours', 3],
    ['twenty-eight days', 28],
    ['thirty one days', 31],
    ['a hundred and twenty days', 120],
    ['one hundred days', 100],
  ])('not where a quote gives the same figure in words: %s', (words, days) => {
    const quote = `The recovery period lasts ${words}.`;
    const question = `Since the recovery period is ${days} days, when does it end?`;
    expect(contradictionIn(question, [{ quote, document: current }])).toBeUndefined();
    expect(contradictionIn(ASKED, [{ quote, document: current }])?.quoted).toBe(words);
  });

  it.each([
    [
      'another meeting, in a sentence with “should”',
      'Is the strategy discussion within 10 working days?',
      'The conference following a strategy discussion should take place within 15 working days.',
    ],
    [
      'another meeting, after its deadline',
      'Is the strategy discussion within 10 working days?',
      'Within 15 working days of the strategy discussion, a conference should be held.',
    ],
    [
      'another meeting about it',
      'Do I need to do the section 47 within 10 days?',
      'The strategy discussion for a section 47 must be held within 15 days.',
    ],
    [
      'a numbered one',
      'Is the review within 28 days of placement',
      'The second review is within 3 weeks of placement.',
    ],
    [
      'the first one',
      'Is the review within 28 days of placement',
      'The initial review of the placement is within 3 weeks.',
    ],
    [
      'the visit before it',
      'Is it true that an assessment takes 45 days?',
      'A visit before the assessment takes 10 days to arrange.',
    ],
    [
      'the report on it',
      'Is the conference within 15 working days?',
      'The report for the conference is sent within 2 working days.',
    ],
    [
      'the appeal against it',
      'Since a negative decision letter must be within 14 days',
      'An appeal against a negative decision letter must be made within 28 days.',
    ],
    [
      'one after the second',
      'the placement has a review within 6 months',
      '3.2 The third review of the placement is within 3 months.',
    ],
  ])('not with a deadline of something else: %s', (_, question, quote) => {
    expect(contradictionIn(question, [{ quote, document: current }])).toBeUndefined();
  });

  it.each([
    ['Is the first review within 28 days of placement', 'The first review is within 3 weeks of placement.'],
    ['The conference is within 10 days, right?', 'The conference must be held within 15 days.'],
    [
      'Do we hold the initial conference within 10 days?',
      'The initial child protection conference must be held within 15 days.',
    ],
    [
      'A reconsideration request has to be made within 14 days of a reasonable grounds decision?',
      'A reconsideration request of a reasonable grounds decision must be made within 30 days.',
    ],
    [
      'The plan has to be started within 20 days, who does it?',
      'The plan must be started within 10 days of the first placement.',
    ],
    ['the 45-day recovery period', 'The decision on the recovery period gives at least 30 days.'],
  ])('with the deadline of the same thing: “%s”', (question, quote) => {
    expect(contradictionIn(question, [{ quote, document: current }])).toBeDefined();
  });

  it('not where the question gives a range', () => {
    const question = 'Since the recovery period is 40 to 45 days, when does it end?';
    expect(contradictionIn(question, [{ quote: RULE, document: current }])).toBeUndefined();
  });

  it('not where another quote gives the person’s figure', () => {
    const other = { quote: 'Support lasts 45 days.', document: current };
    expect(contradictionIn(ASKED, [{ quote: RULE, document: current }, other])).toBeUndefined();
  });

  it('not by what has been replaced', () => {
    expect(contradictionIn(ASKED, [{ quote: RULE, document: old }])).toBeUndefined();
  });
});
