// Tests that a message the platform never accepts does not delay others, least of all urgent ones. If every
// message fails, they keep their order.
import { expect, test } from 'vitest';
import type { OutgoingMessage, Place } from '../../bot/model/messages/message.js';
import type { Person } from '../../bot/model/people/person.js';
import { inTransaction } from '../../bot/jobs/unit-of-work.js';
import { queueMessage } from '../../bot/jobs/outbox.js';
import { plainMessage } from '../../bot/wording/plain-message.js';
import { DeliveryFailure } from '../../knowledge/model/errors.js';
import { personalPlaceOf, wordsOf } from '../fakes/fake-platform.js';
import { sampleRoster } from '../fakes/samples/sample-roster.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../fakes/test-bot.js';
import { perTest } from '../support/per-test.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

const bot = perTest(createTestBot);

const someone = (id: string): Person => ({ platform: 'slack', id, name: id });
const lead = someone('lee');
const second: Place = { platform: 'slack', id: 'managers', kind: 'channel', address: {} };
const inChannel = () => bot.seenIn(advisersChannel).join('\n---\n');
type Options = ConstructorParameters<typeof DeliveryFailure>[2];

/** Makes the platform refuse messages that `fits` accepts, until the returned function is called. */
function refuse(
  fits: (place: Place, message: OutgoingMessage, key: string) => boolean,
  options: Options = {},
): () => void {
  const send = bot.platform.send.bind(bot.platform);
  bot.platform.send = (place, message, key, attempt) => {
    if (!fits(place, message, key)) return send(place, message, key, attempt);
    bot.platform.attempts.set(key, (bot.platform.attempts.get(key) ?? 0) + 1);
    return Promise.reject(new DeliveryFailure('It is not taken.', 'Wait.', options));
  };
  return () => void (bot.platform.send = send);
}

/** Moves the clock forward one second at a time, which is how often a worker checks for jobs. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += SECOND_MS) await bot.later(SECOND_MS);
}

async function ask(who: Person, question: string): Promise<string> {
  await bot.say(who, question);
  if (!/in danger now/.test(question)) await bot.say(who, 'adviser');
  const queue = await bot.queries.queue();
  return queue.find(({ escalation }) => escalation.practitioner.id === who.id)!.escalation.id;
}

test('for five minutes one card is never taken: an urgent one arrives at once, the others within seconds', async () => {
  let bad = '';
  refuse((_, __, key) => key === bad);
  // Refuses every message to the channel at first, because the card’s key is not known until the request is
  // opened.
  const allow = refuse(({ id }) => id === advisersChannel.id);
  bad = `card:${await ask(someone('one'), 'Who is a first responder?')}`;
  allow();
  await ask(someone('two'), 'Who refers in Wales?');
  await ask(someone('three'), 'Who refers in Scotland?');
  await pass(2 * SECOND_MS);
  await ask(someone('four'), 'A child is in danger now');
  expect(inChannel()).toContain('A child is in danger now');
  await pass(10 * SECOND_MS);
  expect(inChannel()).toContain('Who refers in Wales?');
  expect(inChannel()).toContain('Who refers in Scotland?');
  for (let minute = 1; minute <= 5; minute += 1) {
    await ask(someone(`later-${minute}`), `Who refers in week ${minute}?`);
    await pass(MINUTE_MS);
    expect(inChannel()).toContain(`Who refers in week ${minute}?`);
  }
  expect(bot.platform.attempts.get(bad)).toBeGreaterThan(8);
  bad = '';
  await pass(MINUTE_MS);
  expect(inChannel()).toContain('Who is a first responder?');
  expect(await bot.store.records.jobs.dead(1)).toEqual([]);
});

test('several messages that are never taken, one after another, hold up no other either', async () => {
  refuse((_, message) => wordsOf(message).includes('Zebra'));
  await bot.say(practitioner, 'help');
  await inTransaction(bot.ports, async (unit) => {
    const { id } = (await unit.records.conversations.at(personalPlaceOf(practitioner)))!;
    for (const words of ['Zebra 1', 'Zebra 2', 'Zebra 3', 'Good 1', 'Good 2'])
      await queueMessage(unit, id, plainMessage(words), { key: words, purpose: 'notice' });
  });
  await pass(20 * SECOND_MS);
  expect(bot.seenIn(practitioner).slice(-2)).toEqual(['Good 1', 'Good 2']);
});

test.each<[string, Options]>([
  ['answers everything with an error', {}],
  ['is away', { fault: 'platform' }],
])(
  'a platform that %s for five minutes gets everything afterwards, in order, and is not flooded',
  async (_, options) => {
    const escalation = await ask(practitioner, 'Who refers?');
    await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
    const before = bot.seenIn(practitioner).length;
    const allow = refuse(({ id }) => id === personalPlaceOf(practitioner).id, options);
    const words = Array.from({ length: 6 }, (_unused, n) => `Step ${n + 1}.`);
    for (const step of words) {
      await bot.say(adviser, step);
      await pass(7 * SECOND_MS);
    }
    await pass(5 * MINUTE_MS);
    const calls = [...bot.platform.attempts].filter(([key]) => key.startsWith('reply:'));
    for (const [, attempts] of calls) expect(attempts).toBeLessThan(20);
    allow();
    await pass(2 * MINUTE_MS);
    expect(bot.seenIn(practitioner).slice(before)).toEqual(words.map((step) => `Bea: ${step}`));
  },
);

test('a relayed message that failed is not overtaken by the next one, which is written while it waits', async () => {
  const escalation = await ask(practitioner, 'Who refers?');
  await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
  const allow = refuse((_, message) => wordsOf(message).includes('Do not'));
  await bot.say(adviser, 'Do not call the father.');
  await pass(20 * SECOND_MS);
  allow();
  await bot.say(adviser, 'Unless the child asks you to.');
  await pass(MINUTE_MS);
  expect(bot.seenIn(practitioner).slice(-2)).toEqual([
    'Bea: Do not call the father.',
    'Bea: Unless the child asks you to.',
  ]);
});

test('an urgent card that does not arrive within a minute: others are asked, the person hears of it, with numbers first', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [lead], lead: true });
  bot.ports.secondPlace = () => second;
  const allow = refuse(({ id }) => [advisersChannel.id, second.id, personalPlaceOf(lead).id].includes(id), {
    fault: 'platform',
  });
  await ask(practitioner, 'A child is in danger now');
  await pass(58 * SECOND_MS);
  expect(bot.seenIn(practitioner).join()).not.toContain('have not been able to reach');
  await pass(3 * SECOND_MS);
  expect(bot.seenIn(practitioner).at(-1)).toMatch(
    /^Police 999\nPlease call one of these numbers. I have not been able to reach the advisers yet/,
  );
  await pass(3 * MINUTE_MS);
  expect(bot.seenIn(practitioner).join()).not.toContain('I have reminded');
  allow();
  await pass(20 * SECOND_MS);
  for (const place of [advisersChannel, second, personalPlaceOf(lead)])
    expect(bot.seenIn(place).join()).toContain('Urgent: a child may be in danger');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/has now reached the advisers/);
  const told = bot.seenIn(practitioner).filter((text) => text.includes('has now reached the advisers'));
  expect(told).toHaveLength(1);
});

test('what is urgent goes before everything else that waits for the same person', async () => {
  const allow = refuse(({ id }) => id === personalPlaceOf(practitioner).id);
  await bot.say(practitioner, 'help');
  await bot.say(practitioner, 'A child is in danger now');
  allow();
  await pass(20 * SECOND_MS);
  expect(bot.seenIn(practitioner)[0]).toMatch(/if a child is in immediate danger/);
  expect(bot.platform.in(personalPlaceOf(practitioner).id)[0]!.key).toMatch(/^urgent:/);
});

test('the card of a request that was withdrawn is not tried any more, and holds no one up', async () => {
  const allow = refuse(({ id }) => id === advisersChannel.id, { retryAfterMs: 10 * MINUTE_MS });
  const escalation = await ask(practitioner, 'Who refers?');
  await bot.press(practitioner, { do: 'withdraw', escalation, sure: true });
  allow();
  await ask(someone('two'), 'Who refers in Wales?');
  await bot.later(SECOND_MS);
  expect(inChannel()).toContain('Who refers in Wales?');
  await bot.later(20 * MINUTE_MS);
  expect(bot.platform.attempts.get(`card:${escalation}`)).toBe(1);
});

test('a request that becomes urgent while its card waits is sent at once', async () => {
  const allow = refuse(({ id }) => id === advisersChannel.id, { retryAfterMs: 10 * MINUTE_MS });
  await ask(practitioner, 'Who refers?');
  allow();
  await bot.say(practitioner, 'A child is in danger now');
  await bot.later(SECOND_MS);
  expect(inChannel()).toContain('Urgent: a child may be in danger');
});
