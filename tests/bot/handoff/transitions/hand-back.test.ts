// Tests that a request that was answered and then handed back does not wait like one that was never answered.
import { expect, test } from 'vitest';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { handoffSteps, MINUTE_MS } from '../../../fakes/handoff-steps.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);
const { claim, claimed, thread, last } = handoffSteps(() => bot);

const REMINDED = /no one has claimed/i;
const reminders = () => bot.seenIn(thread()).filter((text) => REMINDED.test(text));
const card = () => bot.seenIn(advisersChannel)[0]!;
const entry = async () => (await bot.queries.queue())[0]!;

async function answeredAndHandedBack(): Promise<string> {
  const id = await claimed();
  await bot.later(20 * MINUTE_MS);
  await bot.say(adviser, 'Refer to the local authority.');
  await bot.later(MINUTE_MS);
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  return id;
}

test('reminds advisers less often of a request that was answered, and says who answered', async () => {
  await answeredAndHandedBack();
  await bot.later(16 * MINUTE_MS);
  expect(reminders()).toEqual([]);
  await bot.later(5 * MINUTE_MS);
  expect(reminders()).toEqual([
    expect.stringMatching(
      /Bea replied on 4 May at 10:20am, and the practitioner has not asked anything since. This request went back to the queue on 4 May at 10:21am, and no one has claimed it/,
    ),
  ]);
});

test('shows on the card and in the queue that it was answered, and waits from when it came back', async () => {
  await answeredAndHandedBack();
  expect(card()).toMatch(
    /since 4 May at 10:21am\nEarlier reply: Bea replied on 4 May at 10:20am; nothing to answer since/,
  );
  expect(await entry()).toMatchObject({
    escalation: { waitingSince: '2026-05-04T09:21:00.000Z' },
    replied: { by: { name: 'Bea' }, at: '2026-05-04T09:20:00.000Z' },
  });
  expect((await entry()).replied?.openSince).toBeUndefined();
});

test('does not tell the practitioner every few minutes that they are waiting', async () => {
  await answeredAndHandedBack();
  const told = bot.seenIn(practitioner).length;
  await bot.later(3 * 60 * MINUTE_MS);
  expect(bot.seenIn(practitioner)).toHaveLength(told);
  await bot.later(10 * 60 * MINUTE_MS);
  expect(last(practitioner)).toMatch(/An adviser has replied to you.*No other adviser has picked it up/);
});

test('waits like any other request once the practitioner writes again, from that message on', async () => {
  await answeredAndHandedBack();
  await bot.later(19 * MINUTE_MS);
  await bot.say(practitioner, 'What if they refuse?');
  expect(await entry()).toMatchObject({
    escalation: { waitingSince: '2026-05-04T09:40:00.000Z' },
    replied: { openSince: '2026-05-04T09:40:00.000Z' },
  });
  await bot.later(4 * MINUTE_MS);
  expect(reminders()).toEqual([]);
  await bot.later(2 * MINUTE_MS);
  expect(reminders()).toHaveLength(1);
});

test('tells the practitioner that an adviser has replied, also in Slack’s Home and before they cancel', async () => {
  await answeredAndHandedBack();
  await bot.say(practitioner, 'status');
  expect(last(practitioner)).toContain('An adviser has replied to you, and your request is still open.');
  expect(last(practitioner)).not.toContain('waiting');
  await bot.say(practitioner, 'cancel request');
  expect(last(practitioner)).toContain(
    'Do you want to cancel your request? An adviser has replied, and another will take over.',
  );
  const home = await bot.queries.home(practitioner, personalPlaceOf(practitioner));
  expect(home.requests[0]!.says).toContain('An adviser has replied to you');
  await bot.later(19 * MINUTE_MS);
  await bot.say(practitioner, 'What if they refuse?');
  await bot.say(practitioner, 'status');
  expect(last(practitioner)).toContain(
    'You have been waiting since 4 May at 10:40am. An adviser has replied, and another will take over.',
  );
});

test('the state of the chat names the adviser who is helping, unless names are not shown', async () => {
  const holder = async () => (await bot.queries.chatState(personalPlaceOf(practitioner)))?.holder;
  await claimed();
  expect(await holder()).toBe('Bea');
  bot.ports.policy = { ...bot.ports.policy, adviserNames: 'role' };
  expect(await holder()).toBeUndefined();
});

test('the state of the chat says that an adviser has replied, until another claims the request', async () => {
  const handoff = async () => (await bot.queries.chatState(personalPlaceOf(practitioner)))?.handoff;
  const id = await claimed();
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  expect(await handoff()).toBe('waiting');
  await claim(adviser, id);
  await bot.say(adviser, 'Refer to the local authority.');
  expect(await handoff()).toBe('claimed');
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  expect(await handoff()).toBe('replied');
});

test('thanks for the answer do not start the wait again', async () => {
  await answeredAndHandedBack();
  await bot.say(practitioner, 'Thank you!');
  await bot.later(16 * MINUTE_MS);
  expect(reminders()).toEqual([]);
});

test('a message that the adviser left unanswered waits from when it was written', async () => {
  const id = await claimed();
  await bot.say(adviser, 'Refer to the local authority.');
  await bot.later(2 * MINUTE_MS);
  await bot.say(practitioner, 'What if they refuse?');
  await bot.later(MINUTE_MS);
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  expect((await entry()).escalation.waitingSince).toBe('2026-05-04T09:02:00.000Z');
  await bot.later(6 * MINUTE_MS);
  expect(reminders()).toHaveLength(1);
});

test('an urgent request is followed up as before, although it was answered', async () => {
  await bot.say(practitioner, 'Zora is in danger now.');
  const { id } = (await entry()).escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.later(MINUTE_MS);
  await bot.say(adviser, 'Stay with her.');
  await bot.later(MINUTE_MS);
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  await bot.later(2 * MINUTE_MS);
  expect(reminders()).toHaveLength(1);
  expect(card()).toMatch(/Bea replied on 4 May/);
});
