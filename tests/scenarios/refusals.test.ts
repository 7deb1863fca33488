// Tests that if a platform refuses a message permanently, the bot gives up only that message and tells the
// person who wrote or expected it. Other messages are still sent.
import { expect, test } from 'vitest';
import type { OutgoingMessage, Place } from '../../bot/model/messages/message.js';
import { DeliveryFailure } from '../../knowledge/model/errors.js';
import { personalPlaceOf, wordsOf } from '../fakes/fake-platform.js';
import { adviser, advisersChannel, createTestBot, practitioner, sharedChannel } from '../fakes/test-bot.js';
import { perTest } from '../support/per-test.js';

const bot = perTest(createTestBot);

const chat = personalPlaceOf(practitioner);
const leftAt = async (place: Place) => (await bot.store.records.conversations.at(place))?.leftAt;

function refuseForGood(fits: (message: OutgoingMessage, key: string) => boolean): void {
  const send = bot.platform.send.bind(bot.platform);
  bot.platform.send = (place, message, key, attempt) =>
    fits(message, key)
      ? Promise.reject(new DeliveryFailure('It is too long.', 'Nothing.', { fault: 'message' }))
      : send(place, message, key, attempt);
}

async function handoff(place?: Place): Promise<string> {
  await bot.say(practitioner, 'adviser', place && { place });
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  return id;
}

test('a reply that is refused leaves the person where they are: the next ones arrive, and the adviser hears of it', async () => {
  await handoff();
  refuseForGood((message) => wordsOf(message).includes('Zebra'));
  await bot.say(adviser, 'Zebra');
  const told = bot.seenIn(adviser).at(-1);
  expect(told).toMatch(/did not accept it\. The practitioner has not read it\. Send a shorter/);
  expect(told).not.toMatch(/left/);
  expect(await leftAt(chat)).toBeUndefined();
  for (const words of ['First.', 'Second.']) await bot.say(adviser, words);
  expect(bot.seenIn(practitioner).slice(-2)).toEqual(['Bea: First.', 'Bea: Second.']);
});

test('what the holder cannot be shown does not close their chat: they are told there, and it goes on', async () => {
  const id = await handoff();
  refuseForGood((message) => wordsOf(message).includes('Zebra'));
  await bot.say(practitioner, 'Zebra');
  expect(bot.seenIn(adviser).at(-1)).toMatch(/could not show you a message/);
  expect(await bot.store.records.escalations.find(id)).toMatchObject({ reach: 'personal', state: 'claimed' });
  await bot.say(practitioner, 'Second.');
  expect(bot.seenIn(adviser).at(-1)).toContain('Second.');
});

test('the person who asked reads so when the answer cannot be shown', async () => {
  refuseForGood((_, key) => key.startsWith('answer:'));
  await bot.say(practitioner, 'Who refers a child?');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/could not show you my answer[^]*\[Talk to an adviser\]/);
  expect(await leftAt(chat)).toBeUndefined();
});

test('what is urgent is said in the plainest way where its card cannot be shown', async () => {
  refuseForGood((_, key) => key.startsWith('urgent:'));
  await bot.say(practitioner, 'A child is in danger now');
  expect(bot.seenIn(practitioner).join()).toMatch(/Call 999 if a child is in immediate danger/);
});

test.each([
  [
    'English',
    'I am 14 and my uncle hurts me and I am in danger now',
    /call 999/,
    '\nOld: 0800 000 (always) Checked on 1 May 2020. This number has not been checked since then and may have changed.',
  ],
  [
    'Welsh',
    'Dw i’n 14 oed, mae fy ewythr yn fy mrifo, in danger now',
    /ffonia 999/i,
    '\nOld: 0800 000 (always) Gwiriwyd ar 1 Mai 2020. Nid yw’r rhif hwn wedi’i wirio ers hynny',
  ],
])(
  'a child whose card is refused still reads in %s what is meant for them, and who to call',
  async (_, said, danger, old) => {
    bot.ports.contacts = (__, need) => [
      need === 'for-themselves'
        ? { name: 'Childline', phone: '0800 1111', when: 'always', verifiedOn: '2026-05-01' }
        : { name: 'NSPCC', phone: '0808 800 5000', when: 'always', verifiedOn: '2026-05-01' },
      { name: 'Old', phone: '0800 000', when: 'always', verifiedOn: '2020-05-01', expired: true },
    ];
    refuseForGood((_message, key) => key.startsWith('urgent:'));
    await bot.say(practitioner, said);
    const told = bot.platform.in(chat.id).find(({ key }) => key.startsWith('not-shown:'))!.message;
    expect(wordsOf(told)).toMatch(danger);
    expect(wordsOf(told)).toMatch(/\nChildline: 0800 1111 \(always\)\n/);
    expect(wordsOf(told)).not.toContain('NSPCC');
    expect(wordsOf(told)).toContain(old);
    expect(told).toMatchObject({ urgent: true, buttons: [] });
    expect(new Set(told.parts.map(({ kind }) => kind))).toEqual(new Set(['text']));
  },
);

test('a card that is refused leaves the channel open: others are asked, and the next card is posted', async () => {
  const second: Place = { platform: 'slack', id: 'managers', kind: 'channel', address: {} };
  bot.ports.secondPlace = () => second;
  await bot.say(practitioner, 'Who refers?');
  let refused = true;
  refuseForGood(
    (message, key) => refused && /^card:[^:]+$/.test(key) && wordsOf(message).includes('Who refers?'),
  );
  await bot.say(practitioner, 'adviser');
  refused = false;
  expect(bot.seenIn(second)[0]).toContain('Who refers?');
  expect(await leftAt(advisersChannel)).toBeUndefined();
  await bot.say({ platform: 'slack', id: 'eve' }, 'adviser');
  expect(bot.seenIn(advisersChannel)).toHaveLength(1);
});

test('an adviser who claims a request learns with the claim if no private chat with that person can be opened', async () => {
  bot.platform.forbidPrivateChat(practitioner);
  await bot.say(practitioner, 'A child is in danger now', { place: sharedChannel });
  expect(bot.seenIn(sharedChannel).join()).toMatch(/Open a chat with me/);
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  expect(bot.seenIn(adviser).at(-1)).toMatch(/could not open a private chat with the practitioner/);
});

test('who holds it already learns it as soon as the platform has refused', async () => {
  const personalPlace = bot.platform.personalPlace.bind(bot.platform);
  let asked = 0;
  bot.platform.personalPlace = (person, seenIn) => {
    if (person.id !== practitioner.id) return personalPlace(person, seenIn);
    asked += 1;
    return asked < 3 ? Promise.reject(new DeliveryFailure('Busy.', 'Wait.')) : Promise.resolve(undefined);
  };
  await bot.say(practitioner, 'A child is in danger now', { place: sharedChannel });
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  for (let second = 0; second < 10; second += 1) await bot.later(1_000);
  const told = bot.seenIn(adviser).filter((text) => text.includes('could not open a private chat with the'));
  expect(told).toHaveLength(1);
});
