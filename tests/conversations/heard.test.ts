// Tests that people get a suitable reply when they are in danger, after they send a picture, and after they
// ask for an adviser.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyAnswer } from '../../knowledge/model/answer.js';
import { createTestBot, adviser, practitioner, type TestBot } from '../fakes/test-bot.js';
import { handoffSteps } from '../fakes/handoff-steps.js';
import { personalPlaceOf } from '../fakes/fake-platform.js';

let bot: TestBot;
const { last, openOne, claim } = handoffSteps(() => bot);
beforeEach(async () => {
  bot = await createTestBot();
});
afterEach(() => bot.close());

const buttonsOfLast = () =>
  bot.platform
    .in(personalPlaceOf(practitioner).id)
    .at(-1)!
    .message.buttons.map(({ action }) => action.do);

test('an urgent message is never followed by “could not find”', async () => {
  bot.answerWith(() => emptyAnswer('unanswerable'));
  await bot.say(practitioner, 'a boy in danger now at the bus stop');
  expect(bot.seenIn(practitioner).join('\n')).toMatch(/Call 999/);
  expect(bot.seenIn(practitioner).join('\n')).not.toMatch(/could not find|nothing that clearly/);
});

test.each(['image/jpeg', 'audio/ogg', 'application/pdf'])(
  'someone who sends %s hears at once that it was not read, and is offered an adviser',
  async (contentType) => {
    const attachments = [{ name: 'file', contentType }];
    await bot.say(practitioner, '', { attachments });
    expect(last(practitioner)).toMatch(/have not read what you sent/);
    expect(buttonsOfLast()).toContain('talk-to-adviser');
    await bot.say(practitioner, 'Who signs this form?', { attachments });
    expect(bot.seenIn(practitioner).join('\n')).toMatch(/only read what you typed/);
    expect(bot.asked).toHaveLength(1);
  },
);

test('each message to an adviser says where it went, and offers an answer from the guidance', async () => {
  await openOne();
  for (const text of ['She is 15.', 'She came in May.']) {
    await bot.say(practitioner, text);
    expect(last(practitioner)).toMatch(/added this to your request/);
    expect(buttonsOfLast()).toContain('ask-guidance');
  }
});

test('an adviser who has claimed is named after the first message and after a quiet spell, not after each', async () => {
  await claim(adviser, await openOne());
  const named = () => bot.seenIn(practitioner).filter((text) => text.includes('passing this on to Bea'));
  await bot.say(practitioner, 'Are you there?');
  expect(last(practitioner)).toMatch(/passing this on to Bea/);
  expect(buttonsOfLast()).toContain('ask-guidance');
  for (const text of ['Hello?', 'She is 15.', 'She came in May.']) await bot.say(practitioner, text);
  expect(named()).toHaveLength(1);
  await bot.later(11 * 60_000);
  await bot.say(practitioner, 'Any news?');
  expect(named()).toHaveLength(2);
  expect(buttonsOfLast()).toContain('ask-guidance');
});

test('a child who writes for themselves is spoken to in other words, and an adviser is asked', async () => {
  await bot.say(practitioner, 'my uncle took my passport, i am 15');
  const seen = bot.seenIn(practitioner).join('\n');
  expect(seen).toMatch(/If you are in danger now, call 999/);
  expect(seen).toMatch(/not your fault/);
  expect(seen).toMatch(/I have asked an adviser to write to you here/);
  expect(bot.asked).toHaveLength(0);
});

const CASE =
  'We had a call from school this morning about a pupil who has been absent for several days. The family moved here last year and there are four children in a small flat above a shop. Neighbours have seen adults coming and going at night. The older brother left in March and no one has heard from him. The school has tried to call and no one answers.';

test('a long message gets its question found', async () => {
  await bot.say(practitioner, `${CASE} Which form do we use to refer? Thank you.`);
  expect(bot.asked.at(-1)).toMatchObject({ text: 'Which form do we use to refer?' });
  expect(bot.asked.at(-1)?.scenario).toMatch(/absent for several days/);
});

test('someone who asks many things in one long message is asked for one at a time', async () => {
  await bot.say(
    practitioner,
    `${CASE} Which form do we use? Who signs it? Does she have to agree? How long does it take?`,
  );
  expect(last(practitioner)).toMatch(/one at a time/);
  expect(bot.asked).toHaveLength(0);
});
