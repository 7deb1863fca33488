// Tests that a practitioner who reopens an urgent request gets the numbers to call again, and from when their
// wait counts.
import { expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { handoffSteps, MINUTE_MS } from '../../../fakes/handoff-steps.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);
const { last, claim, claimed, close } = handoffSteps(() => bot);

async function reopened(question: string): Promise<void> {
  const id = await claimed(question);
  await bot.say(adviser, 'I have called the police.');
  await close(id);
  await bot.later(48 * 60 * MINUTE_MS);
  await bot.press(practitioner, { do: 'reopen', escalation: id });
}

test('gives the numbers to call first if the request is urgent', async () => {
  await reopened('She is in danger now.');
  expect(last(practitioner)).toMatch(new RegExp(`^${wording.handoff.danger}`));
  expect(last(practitioner)).toMatch(/Police[^]*999/);
  expect(last(practitioner)).toContain(wording.handoff.reopened);
  expect(bot.seenIn(advisersChannel)[0]).toMatch(/The practitioner has been told to call 999/);
});

test('does not tell advisers that the numbers were given again if they did not arrive', async () => {
  const { send } = bot.platform;
  bot.platform.send = (...sent) =>
    sent[0].kind === 'personal' && JSON.stringify(sent[1]).includes(wording.handoff.reopened)
      ? Promise.reject(new Error('The platform is away.'))
      : send.apply(bot.platform, sent);
  await reopened('She is in danger now.');
  await bot.later(3 * MINUTE_MS);
  expect(bot.seenIn(advisersChannel)[0]).not.toMatch(/The practitioner has been told to call 999/);
});

test('gives no numbers if the request is not urgent', async () => {
  await reopened('Who refers Zora?');
  expect(last(practitioner)).toContain(wording.handoff.reopened);
  expect(last(practitioner)).not.toMatch(/Police/);
});

test.each([
  ['counts the wait from the first request if no adviser has ever replied', false],
  ['counts the wait from the new request if an adviser had replied', true],
])('%s', async (_, isReplied) => {
  const id = await claimed();
  const stored = async () => (await bot.store.records.escalations.find(id))!;
  const { openedAt } = await stored();
  if (isReplied) await bot.say(adviser, 'Refer her today.');
  await bot.later(MINUTE_MS);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.later(MINUTE_MS);
  await bot.press(practitioner, { do: 'reopen', escalation: id });
  expect((await stored()).waitingSince === openedAt).toBe(!isReplied);
  await claim(adviser, id);
  const { awaitsReplySince } = (await bot.queries.escalation(id))!;
  expect(awaitsReplySince === openedAt).toBe(!isReplied);
});
