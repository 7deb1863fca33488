// Tests which phone numbers people are given when a child may be in danger.
import { expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { perTest } from '../../support/per-test.js';

const MISSING = 'A girl of 14 did not come home last night.';
const REPORT = /To report someone missing to the police, call 999 if they are in danger, otherwise 101\./;

const bot = perTest(() => createTestBot({ detectUrgency: (text, reading) => detectUrgency(text, reading) }));
const seen = () => bot.seenIn(practitioner).join('\n');

test('where someone is missing, says how to report it, straight after 999', async () => {
  await bot.say(practitioner, MISSING);
  expect(seen()).toMatch(new RegExp(`Do not wait for an answer here\\.\\s+${REPORT.source}`));
});

test('says it with what is written later, if that is when someone is missing', async () => {
  await bot.say(practitioner, 'he is outside with a knife right now');
  expect(seen()).not.toMatch(REPORT);
  await bot.say(practitioner, MISSING);
  expect(seen()).toMatch(REPORT);
});

test('says it in Welsh', async () => {
  await bot.say(practitioner, 'Cymraeg');
  await bot.say(practitioner, MISSING);
  expect(seen()).toContain('I roi gwybod i’r heddlu bod rhywun ar goll, ffoniwch 999');
});

test('does not say it to a child who writes about themselves', async () => {
  await bot.say(practitioner, 'i ran away and i didnt come home last night, hes going to hurt me');
  expect(seen()).not.toMatch(REPORT);
});

test('does not tell someone to make a call that they say was made, but keeps the numbers', async () => {
  await bot.say(practitioner, 'A man with a knife is at her door. I’ve called 999, police are on their way.');
  const [card] = bot.platform.posted.filter(({ message }) => message.urgent);
  expect(card?.message.summary).toMatch(/^If help does not come.*call 999 again\. You have told me/);
  expect(card?.message.parts).toContainEqual(expect.objectContaining({ kind: 'contacts' }));
  const greeting = /I am not an emergency service/;
  const replies = bot.seenIn(practitioner).filter((text) => !greeting.test(text));
  expect(replies.join()).not.toMatch(/Call 999 if|call 999 first/);
  expect((await bot.queries.queue())[0]!.escalation.urgent).toBe(true);
});

const DANGER = 'he is outside with a knife right now';
const titles = () => bot.seenIn(practitioner).filter((said) => said.startsWith(wording.urgentTitle)).length;

test('gives all the numbers again if those before did not arrive', async () => {
  await bot.say(practitioner, DANGER);
  const { key } = bot.platform.posted.find(({ message }) => message.urgent)!;
  await bot.store.records.outgoing.setState(key, 'undeliverable');
  await bot.say(practitioner, DANGER);
  expect(titles()).toBe(2);
});

test('gives all the numbers again to someone who comes back, however little was said since', async () => {
  await bot.say(practitioner, DANGER);
  await bot.say(practitioner, DANGER);
  expect(titles()).toBe(1);
  await bot.later(3_600_000);
  await bot.say(practitioner, DANGER);
  expect(titles()).toBe(2);
});

test('gives all the numbers in each thread', async () => {
  await bot.say(practitioner, DANGER);
  const place = { ...personalPlaceOf(practitioner), id: `${personalPlaceOf(practitioner).id}:1800` };
  await bot.say(practitioner, DANGER, { place });
  expect(bot.seenIn(place)[0]).toContain(wording.urgentTitle);
});
