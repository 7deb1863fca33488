// Tests that advisers who keep writing after losing a request find out that their messages were not passed
// on.
import { beforeEach, expect, test } from 'vitest';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { adviser, advisersChannel, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const MINUTE_MS = 60_000;
const REPLY = 'The child is in danger now: call the police.';
const bot = perTest(createTestBot);
beforeEach(() => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [otherAdviser], lead: true });
});

const { openOne, claim, last } = handoffSteps(() => bot);
const open = () => bot.store.records.escalations.open();

async function openClaimed(): Promise<string> {
  const id = await openOne();
  await claim(adviser, id);
  bot.asked.length = 0;
  return id;
}

test('after a claim that expired, with buttons to claim it again or to ask the guidance', async () => {
  const id = await openClaimed();
  await bot.later(61 * MINUTE_MS);
  await bot.say(adviser, REPLY);
  expect(last(adviser)).toMatch(
    /not passed on because no one has claimed[^]*\[Claim\]\n\[Answer from the guidance\]/,
  );
  expect(bot.asked).toEqual([]);
  expect(await open()).toHaveLength(1);
  await bot.press(adviser, { do: 'claim', escalation: id });
  await bot.say(adviser, REPLY);
  expect(last(practitioner)).toContain(REPLY);
});

test('after a lead transferred it, and after the practitioner cancelled it', async () => {
  const id = await openClaimed();
  await bot.press(otherAdviser, { do: 'reassign', escalation: id, to: 'adviser:cyd' }, advisersChannel);
  await bot.say(adviser, REPLY);
  expect(last(adviser)).toMatch(/Cyd is handling this conversation, so your message was not passed on/);
  await bot.press(practitioner, { do: 'withdraw', escalation: id, claimed: true, sure: true });
  await bot.say(adviser, REPLY);
  expect(last(adviser)).toMatch(/This conversation is closed\. Your message was not passed on/);
  expect(bot.asked).toEqual([]);
});

test('a question to the guidance is answered after “ask:”, after an hour, and after closing or handing back', async () => {
  const id = await openClaimed();
  await bot.later(61 * MINUTE_MS);
  await bot.say(adviser, 'ask: who refers a child?');
  await bot.later(61 * MINUTE_MS);
  await bot.say(adviser, 'Who refers a boy?');
  await bot.press(adviser, { do: 'claim', escalation: id });
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  await bot.say(adviser, 'Who refers a girl?');
  await bot.press(adviser, { do: 'claim', escalation: id });
  await bot.press(adviser, { do: 'resolve', escalation: id }, personalPlaceOf(adviser));
  await bot.say(adviser, 'Who refers a pupil?');
  expect(bot.asked).toHaveLength(4);
});
