// Tests that a model reads each question only once for a release. A question with different text, nation or
// context is read separately.
import { describe, expect, it } from 'vitest';
import { emptyAnswer, type Answer, type Question } from '../../../knowledge/model/answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { createRememberedAnswers } from '../../../knowledge/language-model/remember-answers.js';

const question = (change: Partial<Question> = {}): Question => ({
  text: publicText('Who appoints a guardian?'),
  context: [],
  jurisdiction: 'england',
  ...change,
});
const read: Answer = { ...emptyAnswer('unanswerable'), writtenBy: 'model' };
const turn = { role: 'user' as const, text: publicText('And before?') };
const release = {};

describe('answers that were read', () => {
  it('are given again for the same question', () => {
    const remembered = createRememberedAnswers();
    remembered.keep(release, question(), read);
    expect(remembered.find(release, question())).toBe(read);
  });

  it.each<[string, object, Question]>([
    ['another release', {}, question()],
    ['other words', release, question({ text: publicText('Who pays?') })],
    ['another nation', release, question({ jurisdiction: 'wales' })],
    ['no nation', release, question({ jurisdiction: undefined })],
    ['something said before it', release, question({ context: [turn] })],
    ['the same words as a follow-up', release, question({ followUp: true })],
    ['a date of birth that was removed', release, question({ childBirthDates: ['[date of birth 1]'] })],
    ['a case', release, question({ scenario: publicText('A boy.') })],
  ])('are not given for %s', (_, other, asked) => {
    const remembered = createRememberedAnswers();
    remembered.keep(release, question(), read);
    expect(remembered.find(other, asked)).toBeUndefined();
  });

  it('are not given where a turn before it is now read as a follow-up', () => {
    const remembered = createRememberedAnswers();
    const after = (followUp: boolean) => question({ context: [{ ...turn, followUp }], followUp: true });
    remembered.keep(release, after(false), read);
    expect(remembered.find(release, after(true))).toBeUndefined();
    expect(remembered.find(release, after(false))).toBe(read);
  });

  it('are not kept where a step fell back, or where no model took part', () => {
    const remembered = createRememberedAnswers();
    remembered.keep(release, question(), { ...read, fellBack: ['ask'] });
    remembered.keep(release, question(), { ...read, writtenBy: 'quotes' });
    expect(remembered.find(release, question())).toBeUndefined();
  });

  it('are five hundred a release at most; those asked for last stay', () => {
    const remembered = createRememberedAnswers();
    const numbered = (n: number) => question({ text: publicText(`Question ${n}?`) });
    for (let n = 0; n <= 500; n += 1) {
      remembered.keep(release, numbered(n), read);
      remembered.find(release, numbered(0));
    }
    expect(remembered.find(release, numbered(0))).toBe(read);
    expect(remembered.find(release, numbered(1))).toBeUndefined();
    expect(remembered.find(release, numbered(500))).toBe(read);
  });
});
