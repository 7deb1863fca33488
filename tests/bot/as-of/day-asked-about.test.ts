// Tests that a past date in a question only counts if the question asks for the guidance on that date.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dayAskedAbout } from '../../../bot/as-of/day-asked-about.js';
import type { Turn } from '../../../knowledge/model/answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { leastProcessorMs } from '../../support/suite/processor-ms.js';

const TODAY = '2026-05-04';
const heard = (text: string, context: Turn[] = []) => dayAskedAbout(publicText(text), context, TODAY);

describe('a question about a day', () => {
  it.each([
    [
      'What did the guidance say on 3 March 2024 about how long a child may recover?',
      '2024-03-03',
      'What did the guidance say about how long a child may recover?',
    ],
    [
      'what was the guidance in force at 1st of June 2022 on guardians?',
      '2022-06-01',
      'what was the guidance in force on guardians?',
    ],
    [
      'As of 03/03/2024, how many days was the recovery period?',
      '2024-03-03',
      'how many days was the recovery period?',
    ],
    [
      'On 12 January 2023 what did the statutory guidance say about consent?',
      '2023-01-12',
      'what did the statutory guidance say about consent?',
    ],
    ['How did the rules treat consent in March 2024?', '2024-03-31', 'How did the rules treat consent?'],
    [
      'What did the toolkit say back in 2023 about first responders?',
      '2023-12-31',
      'What did the toolkit say about first responders?',
    ],
    [
      'Please show me the guidance as of 2024-02-29 about indicators of exploitation.',
      '2024-02-29',
      'Please show me the guidance about indicators of exploitation.',
    ],
    [
      'Can you tell me what was said in the guidance on March 3, 2024 about consent',
      '2024-03-03',
      'Can you tell me what was said in the guidance about consent',
    ],
    [
      'What did the guidance say on 3/4/24 about consent?',
      '2024-04-03',
      'What did the guidance say about consent?',
    ],
    [
      'What did the guidance say before 2024 about consent?',
      '2023-12-31',
      'What did the guidance say about consent?',
    ],
    [
      'What did the guidance say on 3 Nov 2024 about consent?',
      '2024-11-03',
      'What did the guidance say about consent?',
    ],
    [
      'What did the guidance say on 3 Tachwedd 2024 about consent?',
      '2024-11-03',
      'What did the guidance say about consent?',
    ],
    [
      'What did the guidance say on the 3rd of March 2024 about consent?',
      '2024-03-03',
      'What did the guidance say about consent?',
    ],
    [
      'On Friday the 3rd March 2024, what did the guidance say about consent?',
      '2024-03-03',
      'what did the guidance say about consent?',
    ],
    [
      'What did the guidance say on Wed 3 March 2024 about consent?',
      '2024-03-03',
      'What did the guidance say about consent?',
    ],
    [
      'What did the guidance say at the end of 2022 about consent?',
      '2022-12-31',
      'What did the guidance say about consent?',
    ],
    [
      'Beth ddywedodd y canllawiau ar 3 Mawrth 2024 am gydsyniad?',
      '2024-03-03',
      'Beth ddywedodd y canllawiau am gydsyniad?',
    ],
    [
      'Beth oedd y canllaw ym mis Mawrth 2024 am gydsyniad?',
      '2024-03-31',
      'Beth oedd y canllaw am gydsyniad?',
    ],
    ['Beth oedd y rheolau cyn 2024 am gydsyniad?', '2023-12-31', 'Beth oedd y rheolau am gydsyniad?'],
    [
      'Ar ddydd Gwener 3 Mawrth 2024, beth oedd y canllawiau am gydsyniad?',
      '2024-03-03',
      'beth oedd y canllawiau am gydsyniad?',
    ],
  ])('%s', (text, day, rest) => expect(heard(text)).toEqual({ day, text: rest, context: [] }));

  it.each([
    'What was the guidance for a girl who was taken on 3 March 2024?',
    'What did the guidance say about consent for a child who arrived in 2015?',
    'What was the rule for a boy that went missing on the 3rd of March 2024?',
    'What did the guidance say about children who came here before 2020?',
    'What does the guidance say about a child who went missing on 3 March 2024?',
    'Beth mae’r canllawiau yn ei ddweud am blentyn aeth ar goll ar 3 Mawrth 2024?',
  ])('is not the day of something that happened to a child: %s', (text) => {
    expect(heard(text)).toBeUndefined();
  });

  it.each(['on 31 June 2024', 'on 29 February 2023', 'on 32/1/2024', 'as of 2024-13-01'])(
    'that does not exist (%s) is not taken for today',
    (when) => {
      const text = `What did the guidance say ${when} about consent?`;
      expect(heard(text)).toEqual({ text, context: [] });
    },
  );

  it('is not seen in the number of a paragraph', () => {
    expect(heard('What did the guidance say in 4.12.20 about consent?')).toBeUndefined();
  });

  it('that names nothing else is about what was asked before', () => {
    const context: Turn[] = [
      { role: 'user', text: publicText('Who may refer?') },
      { role: 'assistant', text: publicText('A first responder.') },
      { role: 'user', text: publicText('Does a child consent?') },
      { role: 'assistant', text: publicText('No.') },
    ];
    const asked = heard('And what did the guidance say on 3 March 2024?', context);
    expect(asked).toEqual({ day: '2024-03-03', text: 'Does a child consent?', context: context.slice(0, 2) });
    expect(heard('What did the guidance say on 3 March 2024?')).toEqual({
      day: '2024-03-03',
      text: '',
      context: [],
    });
  });
});

test.each([
  'She arrived on 3 March 2024. What does the guidance say?',
  'The child was found on 3 March 2024, what does the guidance say about age?',
  'What does the guidance of 3 March 2024 say about age?',
  'He was born on 3 March 2010 and was referred under the guidance.',
  'As of 3 March 2024 he has been in care. What should I do?',
  'What does the guidance say on consent?',
  'What will the guidance say on 3 March 2031?',
  'What was the child told on 3 March 2024?',
  'In 2024 we were trained. Who may refer?',
])('is not heard in: %s', (text) => expect(heard(text)).toBeUndefined());

test('whatever is written, the day is a past day of the calendar, and the rest is words of the question', () => {
  const words = fc.constantFrom(
    'what',
    'did',
    'was',
    'the',
    'guidance',
    'say',
    'on',
    'in',
    'as of',
    '3 March 2024',
    '31/02/2020',
    '2023',
    'May 2021',
    '2025-12-31',
    'about',
    'consent',
    ',',
    '?',
    '.',
    'rules',
    'how',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 14 }), (parts) => {
      const text = parts.join(' ');
      const found = heard(text);
      if (found?.day === undefined) return;
      expect(new Date(found.day).toISOString().slice(0, 10)).toBe(found.day);
      expect(found.day < TODAY).toBe(true);
      for (const word of found.text.match(/\p{L}+/gu) ?? []) expect(text).toContain(word);
    }),
  );
});

test('is looked for in a time that does not grow steeply with the length of a message', async () => {
  const took = await leastProcessorMs(500, () => {
    heard(`${'what was the guidance '.repeat(500)}on 3 March`);
    heard(`what did ${'the guidance '.repeat(800)}`);
  });
  expect(took).toBeLessThan(500);
});

test.each([
  ['What did the guidance say about children as of 3 March 2024?', '2024-03-03'],
  ['What did the guidance say about interviewing children as of 3 March 2024?', '2024-03-03'],
  ['What did the guidance say about missing children on 3 March 2024?', '2024-03-03'],
  ['What did the guidance say about child exploitation on 3 March 2024?', '2024-03-03'],
  ['What was the guidance on trafficked children in 2022?', '2022-12-31'],
])('“%s” is about the guidance of that date, because it tells of no one’s case', (question, day) => {
  expect(heard(question)?.day).toBe(day);
});

test.each([
  'What did the guidance say about a child found on 3 March 2024?',
  'What did the guidance say about children arriving in March 2024?',
  'What did the guidance say about the girl who came in 2022?',
  'What did the guidance say about children missing on 3 March 2024?',
])('in “%s” the date is that of what happened', (question) => {
  expect(heard(question)).toBeUndefined();
});

test.each([
  ['en', 'What did the guidance say about referrals?'],
  ['cy', 'Beth ddywedodd y canllawiau am atgyfeiriadau?'],
] as const)('understands the example that it gives (%s)', (language, text) => {
  const example = /“(.+)”/.exec(wordsIn(language).asOf.about('2024-03-03'))?.[1] ?? '';
  expect(heard(example)).toEqual({ day: '2024-03-03', text, context: [] });
});
