// Tests the titles of groups of folded quotes.
import { expect, test } from 'vitest';
import { foldedTitle, foldQuotes } from '../../../../bot/model/messages/fold-quotes.js';
import type { Part } from '../../../../bot/model/messages/message.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { sampleAnswer, sampleCitation } from '../../../fakes/samples/sample-answers.js';
import { createTestBot, practitioner } from '../../../fakes/test-bot.js';

const titles = (parts: readonly Part[]) =>
  foldQuotes(parts).flatMap((part) => (part.kind === 'folded' ? [foldedTitle(part, wordsIn('en'))] : []));

test('every group of a replaced answer is of earlier quotes, those of other answers of more quotes', async () => {
  const bot = await createTestBot();
  bot.answerWith(() => sampleAnswer({ citations: [sampleCitation(), sampleCitation(), sampleCitation()] }));
  await bot.say(practitioner, 'Who refers a child?');
  const { message } = (await bot.store.records.answers.latest(1))[0]!;
  const answer = () => bot.platform.in(personalPlaceOf(practitioner).id).at(1)!.message.parts;
  expect(titles(answer())).toEqual(['2 more quotes']);
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'wales', question: message });
  await bot.later(10_000);
  const [why, first, ...others] = answer();
  expect(titles([why!, first!, { kind: 'text', text: 'As a follow-up:' }, ...others])).toEqual([
    '1 earlier quote',
    '2 earlier quotes',
  ]);
});
