// Tests that the advisers’ card names the sign of danger that was found, and does not quote the message.
import { afterEach, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { createFakeMessageReader } from '../../fakes/models/fake-message-reader.js';
import { advisersChannel, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';

const reader = createFakeMessageReader({ names: [], danger: /luton/iu });
let bot: TestBot;
afterEach(() => bot.close());

async function start(withReader: boolean): Promise<void> {
  bot = await createTestBot({
    detectUrgency: (text, reading) => detectUrgency(text, reading),
    ...(withReader && { read: (text) => reader.read(text) }),
  });
}
const card = () => bot.seenIn(advisersChannel)[0];

test.each([
  ['He has locked her in the house and she cannot get out', 'Someone locked in or held'],
  ['she says she is going to kill herself tonight', 'Suicide or self-harm'],
])('what the message says: %s', async (text, sign) => {
  await start(false);
  await bot.say(practitioner, text);
  expect(card()).toContain(`Danger sign: ${sign}`);
});

test('a child who writes about themselves, beside what the message says', async () => {
  await start(false);
  await bot.say(practitioner, 'My uncle has locked me in the house and I cannot get out, i am 15');
  expect(card()).toContain(`Danger sign: ${wording.adviser.dangerOwn}; Someone locked in or held`);
});

test('a child who writes about themselves, and whose passport was taken', async () => {
  await start(true);
  await bot.say(practitioner, 'my uncle took my passport, i am 15');
  expect(card()).toContain(
    `Danger sign: ${wording.adviser.dangerOwn}; Someone’s passport or papers being withheld`,
  );
});

test('the reader, where it alone saw danger', async () => {
  await start(true);
  await bot.say(practitioner, 'he has packed and the uncle is on his way from Luton');
  expect(card()).toContain(`Danger sign: ${wording.adviser.dangerRead}`);
});

test('of a later message, where the first was calm', async () => {
  await start(false);
  await bot.say(practitioner, 'Who can refer a child?');
  await bot.say(practitioner, 'adviser');
  expect(card()).not.toContain('Danger sign');
  await bot.say(practitioner, 'He has locked her in the house and she cannot get out');
  await bot.later(10_000);
  expect(card()).toContain('Danger sign: Someone locked in or held');
});

test('of the first message, where the reader alone saw danger in a later one', async () => {
  await start(true);
  await bot.say(practitioner, 'He has locked her in the house and she cannot get out');
  await bot.say(practitioner, 'They are on the way from Luton');
  await bot.later(10_000);
  expect(card()).toContain('Danger sign: Someone locked in or held');
});

test('of every urgent message, each once, and says which are only in earlier ones', async () => {
  await start(false);
  await bot.say(practitioner, 'He still has her locked in the house and she cannot get out');
  await bot.say(practitioner, 'she says she is going to kill herself tonight');
  await bot.say(practitioner, 'He still has her locked in the house and she cannot get out');
  await bot.later(10_000);
  const sign = 'Someone locked in or held. Earlier: Suicide or self-harm';
  expect(card()).toContain(`Danger sign: ${sign}`);
  expect((await bot.queries.queue())[0]?.danger).toBe(sign);
});

test('stays on the waiting card with its message, however much is written after it', async () => {
  await start(false);
  await bot.say(practitioner, 'Who can refer a child?');
  await bot.say(practitioner, 'adviser');
  await bot.say(practitioner, 'He has locked her in the house and she cannot get out');
  for (const number of [1, 2, 3, 4])
    await bot.say(practitioner, `Are you there? I have asked ${number} times.`);
  await bot.later(10_000);
  expect(card()).toMatch(
    /Urgent message[^]*He has locked her in the house[^]*Written since[^]*asked 2 times/,
  );
  expect(card()).not.toContain('asked 1 times');
});

test('its message stays on the card and is shown at the desk, even if the reader sees danger in a later one', async () => {
  await start(true);
  await bot.say(practitioner, 'Who can refer a child?');
  await bot.say(practitioner, 'adviser');
  await bot.say(practitioner, 'He has locked her in the house and she cannot get out');
  await bot.say(practitioner, 'They are on the way from Luton');
  for (const number of [1, 2, 3, 4])
    await bot.say(practitioner, `Are you there? I have asked ${number} times.`);
  await bot.later(10_000);
  expect(card()).toMatch(
    /Danger sign: Someone locked in or held[^]*Urgent message[^]*He has locked her[^]*Written since[^]*from Luton/,
  );
  expect((await bot.queries.queue())[0]?.alarming).toContain('He has locked her');
});

test('names the sentence that has the sign, if the message has others, with personal details removed', async () => {
  await start(false);
  await bot.say(
    practitioner,
    'She came back at ten. He has locked Zora in now and she is in danger now. Her room is upstairs.',
  );
  expect((await bot.queries.queue())[0]?.dangerSentences).toBe(
    'He has locked [name 1] in now and she is in danger now.',
  );
});
