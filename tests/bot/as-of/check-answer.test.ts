// Tests that an earlier answer is checked by asking the question that was really searched for, such as the
// English version of a Welsh starter question.
import { expect, it } from 'vitest';
import { checkAnswer } from '../../../bot/as-of/check-answer.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Question } from '../../../knowledge/model/answer.js';
import { sampleAnswer } from '../../fakes/samples/sample-answers.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';

it('asks a Welsh starter question again in English', async () => {
  const bot = await createTestBot();
  await bot.say(practitioner, wordsIn('cy').examples[0]!);
  const { records } = bot.store;
  const [stored] = await records.answers.latest(1);
  const again: Question[] = [];
  const ask = (question: Question) => {
    again.push(question);
    return Promise.resolve(sampleAnswer());
  };
  const ports = {
    records,
    guidance: { documentOf: () => Promise.resolve(undefined) },
    askRecorded: () => Promise.resolve(ask),
  };
  const answer = { ...stored!.answer, writtenBy: 'quotes' as const, settings: 'any' };
  await checkAnswer(ports, { ...stored!, answer });
  expect(again.map(({ text }) => text)).toEqual(bot.asked.map(({ text }) => text));
  await bot.close();
});

it('reads a past date with the day on which the question was sent, also if it was answered on another', async () => {
  const bot = await createTestBot();
  await bot.say(practitioner, 'What did the guidance say on 3 March 2024 about consent?');
  const { records } = bot.store;
  const [stored] = await records.answers.latest(1);
  const again: Question[] = [];
  const ports = {
    records,
    guidance: { documentOf: () => Promise.resolve(undefined) },
    askRecorded: () =>
      Promise.resolve((question: Question) => {
        again.push(question);
        return Promise.resolve(sampleAnswer());
      }),
  };
  const asked = { context: [], ...stored!.asked, day: '2024-03-03' };
  const answer = { ...stored!.answer, writtenBy: 'quotes' as const, settings: 'any' };
  await checkAnswer(ports, { ...stored!, asked, answer, createdAt: '1900-01-01T00:00:00.000Z' });
  expect(again.map(({ text }) => text)).toEqual(['What did the guidance say about consent?']);
  await bot.close();
});
