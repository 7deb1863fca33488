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
const eve = { platform: 'slack' as const, id: 'eve', name: 'Eve' };
const choices = () =>
  bot.platform
    .in(personalPlaceOf(adviser).id)
    .at(-1)!
    .message.parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []));
const open = () => bot.store.records.escalations.open();

async function openClaimed(): Promise<string> {
  const id = await openOne();
  await claim(adviser, id);
  bot.asked.length = 0;
  return id;
}

/** The adviser claims the practitioner’s request, then Eve’s. */
async function holdTwo(): Promise<[string, string]> {
  const first = await openClaimed();
  await bot.later(MINUTE_MS);
  await bot.say(eve, 'What is the referral form?');
  await bot.say(eve, 'adviser');
  const [second] = await bot.store.records.escalations.waitedForBy(eve);
  await bot.press(adviser, { do: 'claim', escalation: second!.id }, advisersChannel);
  return [first, second!.id];
}

async function replyToEveFor(minutes: number): Promise<void> {
  const [request] = await bot.store.records.escalations.waitedForBy(eve);
  await bot.later((minutes / 2) * MINUTE_MS);
  await bot.press(adviser, { do: 'reply', escalation: request!.id, text: 'Hello.' });
  await bot.later((minutes / 2) * MINUTE_MS);
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

test('in a thread below a message of the request, which is also refused after an hour', async () => {
  const id = await openClaimed();
  await bot.say(practitioner, 'Should I call?');
  const asked = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!.messageId;
  const chat = personalPlaceOf(adviser);
  const inThread = { place: { ...chat, id: `${chat.id}:${asked}` }, threadOf: asked };
  await bot.later(61 * MINUTE_MS);
  await bot.say(adviser, REPLY, inThread);
  expect(bot.seenIn(inThread.place).at(-1)).toMatch(/not passed on because no one has claimed/);
  expect((await open()).map((one) => one.id)).toEqual([id]);
  await bot.later(61 * MINUTE_MS);
  await bot.say(adviser, 'And call her school.', inThread);
  expect(bot.seenIn(inThread.place).at(-1)).toMatch(/not passed on because no one has claimed/);
  expect(bot.asked).toEqual([]);
  await bot.say(adviser, 'ask: who refers a child?', inThread);
  expect(bot.asked).toHaveLength(1);
});

test('in a thread below something else in the chat, until an hour has passed', async () => {
  await openClaimed();
  const chat = personalPlaceOf(adviser);
  const inThread = { place: { ...chat, id: `${chat.id}:1700` }, threadOf: '1700' };
  await bot.later(61 * MINUTE_MS);
  await bot.say(adviser, REPLY, inThread);
  expect(bot.seenIn(inThread.place).at(-1)).toMatch(/not passed on because no one has claimed/);
  expect(await open()).toHaveLength(1);
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

test.each<[string, (lost: string) => Promise<unknown>, RegExp]>([
  [
    'was cancelled',
    () => bot.cancelRequest(practitioner),
    /This conversation is closed\. Your message was not passed on/,
  ],
  ['expired', () => replyToEveFor(60), /not passed on because no one has claimed/],
  [
    'was transferred',
    (lost) =>
      bot.press(otherAdviser, { do: 'reassign', escalation: lost, to: 'adviser:cyd' }, advisersChannel),
    /Cyd is handling this conversation, so your message was not passed on/,
  ],
])(
  'of two requests, when one %s while they were writing: nothing goes to the other',
  async (_, lose, why) => {
    const [lost, kept] = await holdTwo();
    await lose(lost);
    await bot.say(adviser, REPLY);
    expect(last(adviser)).toMatch(/Who is this message for/);
    await bot.press(adviser, choices()[1]!.action);
    expect(last(adviser)).toMatch(why);
    await bot.say(adviser, 'resolve');
    expect(choices().map(({ action }) => action)).toEqual([
      { do: 'resolve', escalation: kept },
      expect.objectContaining({ do: 'ask-guidance' }),
    ]);
    expect((await bot.store.records.escalations.find(kept))?.state).toBe('claimed');
    expect(bot.seenIn(eve).join()).not.toContain(REPLY);
    await bot.press(adviser, choices()[0]!.action);
    expect((await bot.store.records.escalations.find(kept))?.state).toBe('resolved');
  },
);

test('a message goes straight to the only request left if they gave up the other at the desk', async () => {
  const desk = { platform: 'web', id: 'bea' };
  bot.ports.roster = () => sampleRoster({ as: [adviser, desk] }, { as: [otherAdviser] });
  const [lost] = await holdTwo();
  await bot.press(desk, { do: 'hand-back', escalation: lost });
  await bot.say(adviser, REPLY);
  expect(last(eve)).toContain(REPLY);
});

test.each([
  ['a colleague claimed', (id: string) => claim(otherAdviser, id)],
  ['the practitioner cancelled', () => bot.cancelRequest(practitioner)],
])('a message goes straight to the only request left if %s the one they handed back', async (_, change) => {
  const [lost] = await holdTwo();
  await bot.press(adviser, { do: 'hand-back', escalation: lost }, personalPlaceOf(adviser));
  await change(lost);
  await bot.say(adviser, REPLY);
  expect(last(eve)).toContain(REPLY);
});

test('a request that they gave up and got back counts as lost if it then goes to someone else', async () => {
  const [lost] = await holdTwo();
  await bot.press(adviser, { do: 'hand-back', escalation: lost }, personalPlaceOf(adviser));
  await bot.later(MINUTE_MS);
  await claim(otherAdviser, lost);
  await bot.press(otherAdviser, { do: 'reassign', escalation: lost, to: 'adviser:bea' }, advisersChannel);
  await bot.cancelRequest(practitioner);
  await bot.say(adviser, REPLY);
  expect(last(adviser)).toMatch(/Who is this message for/);
});

test('a message goes straight to the only request left an hour after they lost the other', async () => {
  await holdTwo();
  await bot.cancelRequest(practitioner);
  await replyToEveFor(61);
  await bot.say(adviser, REPLY);
  expect(last(eve)).toContain(REPLY);
});
