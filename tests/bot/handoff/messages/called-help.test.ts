// Tests what is said to someone who has written that help was called, and about them.
import { expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { handoffSteps, MINUTE_MS } from '../../../fakes/handoff-steps.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);
const { card, claim, close, escalationId, last } = handoffSteps(() => bot);

const CALLED = 'I have called 999 already.';
const { again } = wording.helpCalled;
const { danger } = wording.handoff;

/** What the updates of the next hour say. */
async function updates(): Promise<string> {
  const before = bot.seenIn(practitioner).length;
  await bot.later(60 * MINUTE_MS);
  return bot.seenIn(practitioner).slice(before).join('\n');
}

test.each([
  ['with the danger', [`She is in danger now. ${CALLED}`]],
  ['after it', ['She is in danger now.', CALLED]],
])('an update tells someone who wrote %s that help was called when to call again', async (_, written) => {
  for (const text of written) await bot.say(practitioner, text);
  const said = await updates();
  expect(said).toContain(again);
  expect(said).not.toContain(danger);
});

test('an update says to call if they wrote about danger since', async () => {
  for (const text of ['She is in danger now.', CALLED, 'He is in danger now too.'])
    await bot.say(practitioner, text);
  expect(await updates()).toContain(danger);
});

test('the card says what they were told', async () => {
  await bot.say(practitioner, 'She is in danger now.');
  const told = () => JSON.stringify(card().message);
  expect(told()).toContain(wording.adviser.cardUrgent);
  await bot.say(practitioner, `He is in danger now too. ${CALLED}`);
  await bot.later(MINUTE_MS);
  expect(told()).toContain(wording.adviser.toldToCallAgain);
  expect(told()).not.toContain(wording.adviser.cardUrgent);
  expect(JSON.stringify(bot.platform.posted)).toContain(wording.adviser.nowUrgentCalled);
});

test('neither closing the request unanswered nor cancelling it tells them to call for the first time', async () => {
  await bot.say(practitioner, `She is in danger now. ${CALLED}`);
  await bot.say(practitioner, 'cancel request');
  const asked = last(practitioner);
  const id = await escalationId();
  await claim(adviser, id);
  await close(id);
  const closed = last(practitioner);
  for (const said of [asked, closed]) {
    expect(said).toContain(again);
    expect(said).not.toContain(danger);
  }
});

test('a cancelled urgent request ends with when to call again', async () => {
  await bot.say(practitioner, `She is in danger now. ${CALLED}`);
  await bot.cancelRequest(practitioner);
  expect(last(practitioner)).toContain(again);
  expect(last(practitioner)).not.toContain(danger);
});

test('the news that a request is not urgent, outside working hours, tells them when to call again', async () => {
  bot.ports.roster = () =>
    sampleRoster({
      as: [adviser],
      specialisms: ['social-work'],
      hours: [{ days: ['sun'], from: '01:00', to: '02:00' }],
    });
  await bot.say(practitioner, `She is in danger now. ${CALLED}`);
  await bot.press(adviser, { do: 'not-urgent', escalation: await escalationId() }, advisersChannel);
  expect(last(practitioner)).toContain(again);
  expect(last(practitioner)).not.toContain(danger);
});
