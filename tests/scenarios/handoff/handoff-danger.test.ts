// Danger that someone writes about while they already have a request: whoever has it, or may claim it, sees the words.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, sharedChannel, type TestBot } from '../../fakes/test-bot.js';

const MINUTE_MS = 60_000;
const DANGER = 'Zora is in danger now, in the lighthouse';
let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot();
});
afterEach(() => bot.close());

const { openOne, escalationId, claim, card, threadOf, last } = handoffSteps(() => bot);
const state = async (id: string) => (await bot.store.records.escalations.find(id))!;
const inThread = { place: { ...sharedChannel, id: 'team:1' } };

test('the holder reads what was written in a channel, exactly as written', async () => {
  await claim(adviser, await openOne());
  await bot.say(practitioner, DANGER, inThread);
  expect(bot.seenIn(adviser).join('\n')).toContain(`The practitioner: ${DANGER}`);
  expect(last(adviser)).toMatch(/has sent an urgent message/);
  expect(bot.seenIn(inThread.place).at(-1)).not.toMatch(/anything you write here/);
});

test('the holder of an urgent request reads what begins with “ask:”, and is told each time', async () => {
  await bot.say(practitioner, 'Someone is in danger now');
  await claim(adviser, await escalationId());
  await bot.say(practitioner, `ask: what do I do? ${DANGER}`);
  await bot.say(practitioner, `ask: where do I go? ${DANGER}`);
  const seen = bot.seenIn(adviser).join('\n');
  expect(seen).toContain('what do I do? Zora');
  expect(seen).toContain('where do I go? Zora');
  expect(seen.match(/has sent an urgent message/g)).toHaveLength(2);
});

test('while no one has claimed it, the card shows the words redacted and names the danger, and the thread says so', async () => {
  await openOne('Who refers a child?');
  await bot.say(practitioner, `ask: what do I do? ${DANGER}`);
  await bot.later(10_000);
  expect(wordsOf(card().message)).toMatch(
    /Urgent[^]*Danger sign[^]*\[name 1\] is in danger now, in the light/,
  );
  expect(bot.seenIn(threadOf(card())).at(-1)).toMatch(/has sent an urgent message/);
});

test('the words wait for the adviser who claims it', async () => {
  const id = await openOne();
  await bot.say(practitioner, DANGER, inThread);
  await claim(adviser, id);
  expect(bot.seenIn(adviser).join('\n')).toContain(`The practitioner: ${DANGER}`);
});

test('what someone writes on in a thread reaches the adviser if no private chat can be opened', async () => {
  bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'Someone is in danger now', inThread);
  await bot.say(practitioner, 'They are by the pier', { ...inThread, threadOf: 'x', mentionsBot: false });
  await claim(adviser, await escalationId());
  expect(bot.seenIn(adviser).join('\n')).toContain('The practitioner: They are by the pier');
});

test('a thread in a channel is told that advisers will only see the private chat', async () => {
  await bot.say(practitioner, 'Someone is in danger now', inThread);
  const told = bot.seenIn(inThread.place).join('\n');
  expect(told).toMatch(/continue in a private chat\. From then on, advisers only see what you write there/);
  expect(told).not.toMatch(/anything you write here/);
});

test('a holder has the whole of the shorter time after the message that made it urgent', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'How can I help?');
  await bot.say(practitioner, 'She is at school.');
  await bot.later(11 * MINUTE_MS);
  await bot.say(practitioner, 'She is in danger now');
  await bot.later(4 * MINUTE_MS);
  expect(await state(id)).toMatchObject({ state: 'claimed', urgent: true });
  await bot.later(6 * MINUTE_MS);
  expect(await state(id)).toMatchObject({ state: 'waiting' });
});
