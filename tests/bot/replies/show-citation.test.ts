// Tests that only people who were given an answer can open the passage behind a quote, and only in the chat
// where they were given it.
import { expect, test } from 'vitest';
import { wholePassage } from '../../../bot/replies/show-citation.js';
import { shownQuote } from '../../../knowledge/model/marked-quote.js';
import { cautionsFor } from '../../../knowledge/model/words/citation.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { sampleAnswer, sampleCitation, SAMPLE_QUOTE } from '../../fakes/samples/sample-answers.js';
import { createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

const other = { platform: 'slack', id: 'eve', name: 'Eve' } as const;

const bot = perTest(createTestBot);

const last = (who: typeof practitioner) => bot.seenIn(who).at(-1);
const latestAnswer = async () => (await bot.store.records.answers.latest(1))[0]!.id;

test('the person who asked sees the whole passage', async () => {
  await bot.say(practitioner, 'Who refers a child?');
  await bot.press(practitioner, { do: 'show-citation', answer: await latestAnswer(), number: 1 });
  expect(last(practitioner)).toContain('Quote 1 in context:');
});

test('the whole passage says that its list goes on', () => {
  const text = 'Tell:\n• the police\n• the council';
  const partly = { ...sampleCitation(), quote: 'Tell:', spans: [[0, 5] as const] };
  const goesOn = { before: true, after: true } as const;
  const citation = { ...partly, passage: { ...partly.passage, text }, answer: [], goesOn };
  const { parts } = wholePassage({ kind: 'quote', number: 1, citation }, wordsIn('en'));
  expect(parts.flatMap((part) => (part.kind === 'quote' ? shownQuote(part.citation) : []))).toEqual([
    'Tell:\n…\n• the police\n• the council\n…',
  ]);
});

test('the whole passage says that our copy breaks off at its end, also if the quote stopped earlier', () => {
  const text = 'The council decides who pays. The duties of the council are';
  const { passage, ...rest } = sampleCitation();
  const citation = {
    ...rest,
    passage: { ...passage, text },
    spans: [[0, 29] as const],
    breaksOff: true as const,
  };
  expect(cautionsFor(citation, ENGLISH).join()).not.toContain('Our copy stops here');
  const { parts } = wholePassage({ kind: 'quote', number: 1, citation }, wordsIn('en'));
  const whole = parts.flatMap((part) => (part.kind === 'quote' ? part.citation : []));
  expect(whole.map(shownQuote)).toEqual([`${text} …`]);
  expect(whole.flatMap((one) => cautionsFor(one, ENGLISH)).join()).toContain('Our copy stops here');
});

test('if the quote is all there is to show, says so with a link instead of repeating it', async () => {
  const { passage, ...citation } = sampleCitation();
  const whole = { ...citation, passage: { ...passage, text: citation.quote } };
  bot.answerWith(() => sampleAnswer({ citations: [whole, whole] }));
  bot.ports.citationLink = (_, number) => `https://guide.example/citation/${number}`;
  await bot.say(practitioner, 'Who refers a child?');
  const answer = await latestAnswer();
  await bot.press(practitioner, { do: 'show-citation', answer, number: 1 });
  expect(last(practitioner)).toBe(`${wording.quotedWhole(1)} https://guide.example/citation/1`);
  // Slack shows only the titles of quotes after the first, so the bot sends the text of this one.
  await bot.press(practitioner, { do: 'show-citation', answer, number: 2 });
  expect(last(practitioner)).toContain(SAMPLE_QUOTE);
});

test('where an answer stands for several, each of them is shown its passage there', async () => {
  await bot.say(practitioner, 'Who refers a child?', { place: sharedChannel });
  await bot.press(other, { do: 'show-citation', answer: await latestAnswer(), number: 1 }, sharedChannel);
  expect(bot.seenIn(sharedChannel).at(-1)).toContain('Quote 1 in context:');
});

test('the ID of someone else’s answer does not show what they were told, and rates nothing', async () => {
  await bot.say(practitioner, 'Who refers a child?');
  const answer = await latestAnswer();
  await bot.press(other, { do: 'show-citation', answer, number: 1 });
  expect(last(other)).toContain('That quote is no longer available.');
  await bot.press(other, { do: 'feedback', answer, rating: 'down' });
  expect(await bot.store.records.answers.rating(answer)).toBeUndefined();
});
