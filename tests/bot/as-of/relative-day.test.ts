// Tests questions about what the guidance said at a time that is not written as a date: “last year”.
import { describe, expect, it } from 'vitest';
import { dayAskedAbout } from '../../../bot/as-of/day-asked-about.js';
import { publicText } from '../../../knowledge/model/personal-data.js';

const TODAY = '2026-05-31';
const heard = (text: string, today = TODAY) => dayAskedAbout(publicText(text), [], today);

describe('a question about the guidance at an earlier time', () => {
  it.each(['on 31 June', 'on 30 February', 'before 31 April'])(
    'has no day if there is no such day: %s',
    (when) => {
      const text = `What did the guidance say ${when} about consent?`;
      expect(heard(text)).toEqual({ text, context: [] });
      expect(heard(`She was found ${when}. What does the guidance say?`)).toBeUndefined();
    },
  );

  it.each([
    ['last year', '2025-12-31'],
    ['at the end of last year', '2025-12-31'],
    ['last month', '2026-04-30'],
    ['last week', '2026-05-24'],
    ['yesterday', '2026-05-30'],
    ['three months ago', '2026-02-28'],
    ['a year ago', '2025-05-31'],
    ['2 weeks ago', '2026-05-17'],
    ['a fortnight ago', '2026-05-17'],
    ['a couple of years ago', '2024-05-31'],
    ['a  few months ago', '2026-02-28'],
    ['ten days ago', '2026-05-21'],
    ['in summer 2023', '2023-08-31'],
    ['in the autumn of 2024', '2024-11-30'],
    ['in early 2023', '2023-03-31'],
    ['in mid-2023', '2023-06-30'],
    ['in late 2023', '2023-12-31'],
    ['in April', '2026-04-30'],
    ['in June', '2025-06-30'],
    ['in May', '2026-05-30'],
    ['on 3 March', '2026-03-03'],
    ['on 29 February', '2024-02-29'],
    ['before 29 February', '2024-02-28'],
    ['before April', '2026-03-31'],
    ['before the change in April', '2026-03-31'],
    ['before the update in April 2024', '2024-03-31'],
    ['before 3 March', '2026-03-02'],
  ])('%s is %s', (when, day) => {
    const text = 'What did the guidance say about consent?';
    expect(heard(`What did the guidance say ${when} about consent?`)).toEqual({ day, text, context: [] });
    expect(heard(`What did the guidance say about consent ${when}?`)).toEqual({ day, text, context: [] });
    expect(heard(`${when}, what did the guidance say about consent?`)?.day).toBe(day);
  });

  it.each([
    ['y llynedd', '2025-12-31'],
    ['mis diwethaf', '2026-04-30'],
    ['fis diwethaf', '2026-04-30'],
    ['ddoe', '2026-05-30'],
    ['dri mis yn ôl', '2026-02-28'],
    ['dau fis yn ôl', '2026-03-31'],
    ['ddau ddiwrnod yn ôl', '2026-05-29'],
    ['ddwy flynedd yn ôl', '2024-05-31'],
    ['flwyddyn yn ôl', '2025-05-31'],
    ['fis yn ôl', '2026-04-30'],
    ['ddiwrnod yn ôl', '2026-05-30'],
    ['ddeg wythnos yn ôl', '2026-03-22'],
    ['ddeg mis yn ôl', '2025-07-31'],
    ['pump mis yn ôl', '2025-12-31'],
    ['chwech mis yn ôl', '2025-11-30'],
    ['bythefnos yn ôl', '2026-05-17'],
    ['pythefnos yn ôl', '2026-05-17'],
    ['yn haf 2023', '2023-08-31'],
    ['ym mis Ebrill', '2026-04-30'],
    ['cyn y newid ym mis Ebrill', '2026-03-31'],
    ['cyn y newid ym mis Ebrill 2024', '2024-03-31'],
  ])('in Welsh, %s is %s', (when, day) => {
    const text = 'Beth ddywedodd y canllawiau am gydsyniad?';
    expect(heard(`Beth ddywedodd y canllawiau ${when} am gydsyniad?`)).toEqual({ day, text, context: [] });
  });

  it('uses the days of the year before, early in a year', () => {
    const asked = (when: string) => heard(`What did the guidance say ${when} about consent?`, '2026-01-02');
    expect([asked('last month')?.day, asked('two months ago')?.day]).toEqual(['2025-12-31', '2025-11-02']);
    expect(asked('in December')?.day).toBe('2025-12-31');
  });

  it('may be about the time when something happened to a child', () => {
    expect(heard('What did the guidance say when she was found in April?')?.day).toBe('2026-04-30');
  });
});

it.each([
  ['Which rules were in force last year?', '2025-12-31'],
  ['What rules applied last year?', '2025-12-31'],
  ['What was the policy last month?', '2026-04-30'],
  ['What did the guidance say about recovery periods last year?', '2025-12-31'],
  ['Last year what was the policy on guardians?', '2025-12-31'],
  ['Beth oedd y canllawiau am gydsyniad llynedd?', '2025-12-31'],
  ['Beth ddywedodd y canllawiau ddeng mlynedd yn ôl am gydsyniad?', '2016-05-31'],
])('%s is about the guidance then', (text, day) => expect(heard(text)?.day).toBe(day));

it.each([
  'eighteen months ago',
  'twenty years ago',
  'twenty two years ago',
  'twenty-two years ago',
  'several years ago',
  'some months ago',
  'years ago',
  'two and a half years ago',
  'a year and two months ago',
  'more than a year ago',
  'until last year',
  'since last year',
  'before last month',
  'between last year and now',
])('takes no other time for “%s”', (when) => {
  expect(heard(`What did the guidance say ${when} about consent?`)).toBeUndefined();
  expect(heard(`What did the guidance say about consent ${when}?`)).toBeUndefined();
});

it.each([
  'What was the guidance for [name 1] found last year?',
  'What was the guidance about [name 1] trafficked last year?',
  'What was the guidance for a 15 year old trafficked last year?',
  'What was the guidance for a 16yo arrested in March?',
  'What was the guidance for siblings separated last month?',
  'What was the guidance for a family evicted last week?',
  'What was the guidance for minors smuggled in May?',
  'What did the policy say for someone exploited last year?',
  'What was the guidance for an asylum seeker refused last month?',
  'What was the guidance for a Vietnamese national encountered last week?',
  'What was the guidance for a baby born in March?',
  'What was the guidance for the one arrested last week?',
  'What was the guidance for children arriving in March?',
  'What was the guidance for abuse three years ago?',
  'What was the guidance for a missing episode last month?',
  'What was the guidance on exploitation last year of a boy in Leeds?',
  'Was the law broken when the uncle sold her last year?',
  'When was the boy arrested under the guidance last year?',
  'What did my manager say the guidance was last week?',
  'Beth ddywedodd y canllawiau am ferch a gafodd ei masnachu llynedd?',
  'Beth ddywedodd y canllawiau am fachgen a arestiwyd yr wythnos ddiwethaf?',
  'Beth oedd y canllawiau i blentyn a ddaeth yma llynedd?',
  'Beth oedd y canllawiau am ferch aeth ar goll llynedd?',
  'What was the guidance for a girl taken three months ago?',
  'What did the guidance say about children trafficked last year?',
  'What was the rule for a boy who went missing in April?',
  'What did the guidance say about a boy found on 3 March 2024?',
  'What was the guidance for a child we met last week?',
  'What did the guidance say about a victim exploited in summer 2023?',
  'She was found three months ago. What does the guidance say?',
  'She was found last year, what did the guidance say about age?',
  'What does the guidance say about a boy who arrived last year?',
  'A boy left us in April. Who may refer?',
  'What was he told last week?',
  'What will the guidance say in summer 2030?',
  'What did the guidance say in summer 2026 about consent?',
  'What did the guidance say may happen?',
  'Beth yw’r canllawiau am blentyn aeth ar goll y llynedd?',
])('does not take another time for that of the guidance: %s', (text) => {
  expect(heard(text)).toBeUndefined();
});

it.each([
  'What did the guidance say about safety last year?',
  'What did the guidance say about capacity two years ago?',
  'What did the guidance say about the duty last month?',
])('“%s” is not taken for another time because of a word like “safety”', (question) => {
  expect(heard(question)?.day).toBeDefined();
});

it.each([
  'What did the guidance say about safety twenty two years ago?',
  'What did the guidance say about safety sixteen months and two years ago?',
])('“%s” names a time that is not understood', (question) => {
  expect(heard(question)?.day).toBeUndefined();
});
