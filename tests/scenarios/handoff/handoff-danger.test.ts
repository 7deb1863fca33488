// Tests that if someone with an open request writes about danger, the adviser who holds the request sees the
// message. If no one holds it, everyone who can claim it sees the message.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personalPlaceOf, wordsOf, type Posted } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { createFakeMessageReader } from '../../fakes/models/fake-message-reader.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
  type TestBot,
} from '../../fakes/test-bot.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';

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

test('the holder of an urgent request reads what begins with “ask:”, and hears of it each time', async () => {
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

test('a thread in a channel says that advisers will only see the private chat', async () => {
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

async function seenAfter(text: string): Promise<string[]> {
  const before = bot.seenIn(practitioner).length;
  await bot.say(practitioner, text);
  return bot.seenIn(practitioner).slice(before);
}

test('each message after an urgent one says where it went, and none repeats another', async () => {
  await bot.say(practitioner, 'She is in danger now');
  const replies = [];
  for (const text of ['She has a red coat', 'Her phone is off', 'The car is blue', 'He is in danger now'])
    replies.push(await seenAfter(text));
  const told = replies.map((reply) => reply.at(-1)!);
  expect(told.every((reply) => reply.includes('added this to your request'))).toBe(true);
  expect(told[2]).toContain('It now has 4 messages.');
  expect(new Set(told).size).toBe(told.length);
});

const DANGER_ONLY = `${wording.urgent}\nPolice 999\n[${wording.labels.noDanger}]`;

const numbers = [
  { name: 'Police', phone: '999' },
  { name: 'Helpline', phone: '0800 1' },
].map((contact) => ({ ...contact, when: 'always', verifiedOn: '2026-05-01' }));

test('more danger is answered with only 999 to call while the numbers are in view, then with the others too, each to press', async () => {
  bot.ports.contacts = () => numbers;
  await bot.say(practitioner, 'She is in danger now');
  const [card, where, ...more] = await seenAfter('They are both in danger now');
  expect([card, more]).toEqual([DANGER_ONLY, []]);
  expect(where).toContain('added this to your request');
  for (let n = 0; n < 9; n += 1) await bot.say(practitioner, `It is flat ${n}`);
  expect((await seenAfter('He is in danger now'))[0]).toBe(
    `${wording.urgent}\nPolice 999\nHelpline 0800 1\n[${wording.labels.noDanger}]`,
  );
  await bot.later(30 * MINUTE_MS);
  for (let n = 0; n < 9; n += 1) await bot.say(practitioner, `It is flat ${n}`);
  expect((await seenAfter('He is in danger now'))[0]).toContain(wording.urgentTitle);
});

test('with an adviser, they are told again that it is urgent, and the practitioner reads so', async () => {
  await bot.say(practitioner, 'She is in danger now');
  await claim(adviser, await escalationId());
  await bot.say(practitioner, 'She has a red coat');
  expect(await seenAfter('She is in danger now, by the pier')).toEqual([
    DANGER_ONLY,
    'I’ve told Bea that this is urgent.',
  ]);
});

const buttonsOf = ({ message }: Posted) =>
  message.parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []));

/**
 * Makes an adviser hold a request and also wait for an adviser themselves. Returns the ID of the request for
 * which they wait.
 */
async function helpsAndWaits(): Promise<string> {
  await claim(adviser, await openOne());
  await bot.press(adviser, { do: 'talk-to-adviser' }, personalPlaceOf(adviser));
  return (await bot.store.records.escalations.waitedForBy(adviser))[0]!.id;
}

async function chooseOwn(): Promise<void> {
  const which = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!;
  const own = buttonsOf(which).find(({ label }) => label === wording.handoff.ownRequest)!;
  await bot.press(adviser, own.action, personalPlaceOf(adviser), which.messageId);
}

test('an adviser who also waits for one gets the numbers before saying who the message is for', async () => {
  const own = await helpsAndWaits();
  await bot.say(adviser, 'My pupil is in danger now');
  expect(bot.seenIn(adviser).at(-2)).toContain(wording.urgentTitle);
  expect(last(adviser)).toContain(wording.adviser.whichOne);
  expect(bot.seenIn(practitioner).join()).not.toContain('pupil');
  expect(await state(own)).toMatchObject({ urgent: false });
});

test('danger that an adviser writes about for their own request makes it urgent', async () => {
  const own = await helpsAndWaits();
  await bot.say(adviser, 'My pupil is in danger now');
  await chooseOwn();
  await bot.later(10_000);
  expect(await state(own)).toMatchObject({ urgent: true });
  const cards = bot.platform.in(advisersChannel.id).map(({ message }) => wordsOf(message));
  expect(cards.join()).toMatch(/Urgent[^]*The practitioner: My pupil is in danger now/);
  expect(bot.seenIn(adviser).filter((seen) => seen.includes(wording.urgentTitle))).toHaveLength(1);
});

test('danger that only the reader sees makes an adviser’s own request urgent too', async () => {
  const reader = createFakeMessageReader({ names: [], danger: /luton/iu });
  await bot.close();
  bot = await createTestBot({
    detectUrgency: (text, reading) => detectUrgency(text, reading),
    read: (text) => reader.read(text),
  });
  const own = await helpsAndWaits();
  await bot.say(adviser, 'My pupil is off to Luton');
  await chooseOwn();
  expect(await state(own)).toMatchObject({ urgent: true });
  expect(bot.seenIn(adviser).join()).toContain(wording.urgentTitle);
});

const { cardUrgent, mayNotBeTold, mayNotBeToldOwn } = wording.adviser;
const atDesk = async () => (await bot.queries.escalation(await escalationId()))?.told;

/** Makes the practitioner’s platform fail for their own chat until the returned function is called. */
function cutOff(fault?: 'message'): () => void {
  const { send } = bot.platform;
  bot.platform.send = (place, message, key, attempt) =>
    place.id === personalPlaceOf(practitioner).id && key.startsWith('urgent:')
      ? Promise.reject(new DeliveryFailure('It failed.', 'Wait.', { fault: fault ?? 'platform' }))
      : send.call(bot.platform, place, message, key, attempt);
  return () => void (bot.platform.send = send);
}

test('the card and the desk say after a minute that the numbers may not have arrived, until they have', async () => {
  const recover = cutOff();
  await bot.say(practitioner, DANGER);
  expect(wordsOf(card().message)).toContain(cardUrgent);
  await bot.later(MINUTE_MS);
  await bot.later(MINUTE_MS);
  expect(wordsOf(card().message)).toContain(mayNotBeTold);
  expect(wordsOf(card().message)).not.toContain(cardUrgent);
  expect(await atDesk()).toBe(mayNotBeTold);
  recover();
  for (let n = 0; n < 10; n += 1) await bot.later(MINUTE_MS);
  expect(bot.seenIn(practitioner).join()).toContain('999');
  expect(wordsOf(card().message)).toContain(cardUrgent);
  expect(await atDesk()).toBe(cardUrgent);
});

test('the card says at once that numbers were not delivered to a chat that takes no messages', async () => {
  bot.platform.close(personalPlaceOf(practitioner).id);
  await bot.say(practitioner, DANGER);
  await bot.later(10_000);
  expect(wordsOf(card().message)).toContain(mayNotBeTold);
});

test('the holder reads that a child who wrote for themselves may not have been told', async () => {
  cutOff();
  await bot.say(practitioner, 'I am 14, my uncle hurts me and I am in danger now');
  await bot.press(adviser, { do: 'claim', escalation: await escalationId() }, advisersChannel);
  for (let n = 0; n < 6; n += 1) await bot.later(MINUTE_MS);
  expect(wordsOf(card().message)).toContain(mayNotBeToldOwn);
});

test('numbers that were sent again as plain text count as given', async () => {
  cutOff('message');
  await bot.say(practitioner, DANGER);
  await bot.later(MINUTE_MS);
  await bot.later(MINUTE_MS);
  expect(wordsOf(card().message)).toContain(cardUrgent);
});

test('the holder reads within seconds that the numbers may not have arrived if the plain text is refused too', async () => {
  await bot.say(practitioner, 'Who refers a child?');
  await bot.say(practitioner, 'adviser');
  await bot.press(adviser, { do: 'claim', escalation: await escalationId() }, advisersChannel);
  cutOff('message');
  const { send } = bot.platform;
  let tries = 0;
  bot.platform.send = (place, message, key, attempt) => {
    if (!key.startsWith('not-shown:')) return send.call(bot.platform, place, message, key, attempt);
    const fault = (tries += 1) > 1 ? 'message' : 'platform';
    return Promise.reject(new DeliveryFailure('It failed.', 'Wait.', { fault }));
  };
  await bot.say(practitioner, DANGER);
  // The delay of the second try is partly random.
  for (let step = 0; step < 4; step += 1) await bot.later(5_000);
  expect(tries).toBe(2);
  expect(wordsOf(card().message)).toContain(mayNotBeTold);
});
