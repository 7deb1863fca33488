// Tests recognising the kind of answer that a question expects, and whether a text contains such an answer.
import { describe, expect, it } from 'vitest';
import {
  ANSWER_KINDS,
  expectedAnswer,
  holdsAnswer,
  type AnswerKind,
} from '../../../knowledge/question/expected-answer.js';

describe('a question', () => {
  it.each<[AnswerKind, string]>([
    ['email', 'What is the e-mail address for referrals?'],
    ['phone', 'Is there a helpline I can ring at night?'],
    ['phone', "what's the number for the guardianship service"],
    ['phone', 'have you got a number for the duty desk'],
    ['penalty', 'What is the maximum sentence for trafficking?'],
    ['penalty', 'how many years in prison can a trafficker get'],
    ['period', 'How long does the recovery period last?'],
    ['period', 'within what time must the local authority be told'],
    ['period', 'how many working days until a decision'],
    ['date', 'When did the Act come into force?'],
    ['amount', 'How many first responders are there?'],
    ['amount', 'Up to what age limit can a child have a guardian?'],
    ['definition', 'What does re-trafficking mean?'],
    ['definition', 'What is an independent guardian?'],
    ['definition', 'what counts as private fostering'],
    ['open', 'Should I tell the parents before the referral?'],
    ['open', 'A child has gone missing from a placement and the carer is worried.'],
    ['open', ''],
  ])('expects %s: "%s"', (kind, question) => {
    expect(expectedAnswer(question)).toBe(kind);
  });

  it('of any length is read without going over it again and again', () => {
    for (const words of ['how many ', 'what is a ', 'number for the ', 'meaning ', 'a@', '0 ']) {
      const text = words.repeat(600_000 / words.length);
      for (const kind of ANSWER_KINDS) holdsAnswer(text, kind);
      expect(expectedAnswer(text)).toBe(expectedAnswer(words.repeat(9)));
    }
  });
});

describe('a text', () => {
  it.each<[AnswerKind, string, string]>([
    ['phone', 'Call 0800 043 4303 at any hour.', 'There were 2,015 referrals in 2023 and 10,500 since.'],
    ['phone', 'Ring 999.', 'See paragraph 9.99.'],
    ['email', 'Write to referrals@service.example.', 'Follow @service for news.'],
    ['period', 'A decision follows within five working days.', 'A decision follows.'],
    ['period', 'Tell the police immediately.', 'Tell the police.'],
    ['date', 'It came into force on 31 July 2015.', 'It came into force in the summer.'],
    ['amount', 'It costs £30.', 'It costs little.'],
    ['penalty', 'A person is liable to imprisonment for life.', 'A person is liable.'],
    ['definition', '“Child” means a person under 18.', 'Tell the child.'],
  ])('holds %s or does not', (kind, holding, lacking) => {
    expect(holdsAnswer(holding, kind)).toBe(true);
    expect(holdsAnswer(lacking, kind)).toBe(false);
  });

  it('holds the same at every look', () => {
    for (const kind of ANSWER_KINDS) {
      const text = 'Ring 0800 043 4303 within 5 days, or write to a@b.example.';
      expect(holdsAnswer(text, kind)).toBe(holdsAnswer(text, kind));
    }
  });

  it('always holds an open answer', () => {
    expect(holdsAnswer('', 'open')).toBe(true);
  });
});
