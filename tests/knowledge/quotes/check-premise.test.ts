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
