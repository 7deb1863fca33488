// Tests the list that people see of their own data, and what is left after they erase their data.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { placeHold } from '../../../bot/governance/holds.js';
import { collectMentions, collectPerson } from '../../../bot/data-subject/copy/collect.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
  type MessageEvent,
  type TestBot,
} from '../../fakes/test-bot.js';

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot({ redact });
});
afterEach(() => bot.close());

test('shows someone their own data in a private chat, and not in a channel', async () => {
  await bot.say(practitioner, 'Who refers a child to wombat1?');
  await bot.say({ platform: 'slack', id: 'other' }, 'Who refers a child to quokka?');
  await bot.say(practitioner, 'my data');
  const seen = bot.seenIn(practitioner).slice(-2).join('\n');
  expect(seen).toMatch(/I hold 2 messages that you wrote in 1 conversation/);
  expect(seen).not.toContain('0 requests');
  expect(seen).toContain(`give them your ID here: ${practitioner.id}.`);
  expect(seen).toContain('wombat1');
  expect(seen).not.toContain('quokka');
});

test('shows what someone wrote in several places in order, and counts only those places', async () => {
  const { sentAt } = await bot.say(practitioner, 'Who refers a child in a first place?');
  await bot.later(60_000);
  await bot.say(practitioner, 'Who refers a child in a second place?', { place: sharedChannel });
  await bot.later(60_000);
  await bot.say(practitioner, 'And who decides in the first place?');
  const place = { ...sharedChannel, id: 'another' };
  await bot.inbox.receive({ kind: 'joined', id: 'j1', place, from: practitioner, sentAt });
  await bot.say(practitioner, 'my data');
  const [summary, list] = bot.seenIn(practitioner).slice(-2);
  expect(summary).toContain('4 messages that you wrote in 2 conversations');
  expect(list).toMatch(/a first place[^]*a second place[^]*And who decides/);
});

test.each([
  ['all of it is erased', () => bot.press(practitioner, { do: 'forget-me' })],
  ['a word of it is removed', () => bot.say(practitioner, 'remove wombat1')],
  [
    'a message in it is edited',
    ({ id, ...message }: MessageEvent) =>
      bot.inbox.receive({ ...message, kind: 'edit', id: 'edit', messageId: id, text: 'Who refers a child?' }),
  ],
])('takes away what “my data” showed once %s', async (_, change) => {
  const message = await bot.say(practitioner, 'Who refers a child to wombat1?');
  await bot.say(practitioner, 'my data');
  await change(message);
  await bot.later(60_000);
  expect(bot.seenIn(practitioner)).toContain(wording.myData.outOfDate);
  expect(bot.seenIn(practitioner).join('\n')).not.toContain('to wombat1');
});

test.each([
  { mayTell: true, legalHold: true, said: wording.forget.held.join('\n') },
  { mayTell: false, legalHold: undefined, said: wording.forget.later },
])('says that a legal hold keeps some of it only if they may be told: $mayTell', async (one) => {
  await bot.say(practitioner, 'Who refers a child to wombat1?');
  const scope = { kind: 'person', platform: 'slack', target: practitioner.id } as const;
  await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: one.mayTell, by: 'Ann' });
  const now = bot.ports.clock().toISOString();
  const { elsewhere } = await collectPerson(bot.store.records, practitioner, {
    roster: bot.ports.roster(),
    now,
  });
  expect(elsewhere.legalHold).toBe(one.legalHold);
  await bot.say(practitioner, 'my data');
  const seen = bot.seenIn(practitioner).join('\n');
  expect(seen.includes(wording.myData.held)).toBe(one.mayTell);
  expect(seen).not.toContain('court order');
  await bot.press(practitioner, { do: 'forget-me' });
  expect(bot.seenIn(practitioner).at(-1)).toBe(one.said);
});

test('splits a message that is too long for one message', async () => {
  const long = `Who refers a child? ${'A long account. '.repeat(240)}`.trim();
  await bot.say(practitioner, long);
  const before = bot.seenIn(practitioner).length;
  await bot.say(practitioner, 'my data');
  const pieces = bot.seenIn(practitioner).slice(before + 1);
  expect(pieces.map(({ length }) => length).filter((length) => length > 2_500)).toEqual([]);
  expect(pieces.join(' ')).toContain(long);
});

test('a copy of someone’s data leaves out their adviser’s name, also as the adviser writes it', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], name: 'Priya Shah' });
  await bot.say(practitioner, 'adviser');
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.say(adviser, 'Hello, I am Priya. Ask for Priya Shah.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  const { store, ports } = bot;
  const now = ports.clock().toISOString();
  const data = await collectPerson(store.records, practitioner, { roster: ports.roster(), now });
  expect(JSON.stringify(data)).toContain('Hello, I am [adviser]. Ask for [adviser].');
  expect(JSON.stringify(data)).not.toContain('Priya');
});

test('a copy of what others wrote about someone leaves out the adviser’s name too', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], name: 'Priya Shah' });
  await bot.say(practitioner, 'Who refers Amina Yusuf?');
  await bot.say(practitioner, 'adviser');
  const { id, conversation } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.say(adviser, 'Hello, I am Priya. I rang Amina Yusuf.');
  const { store, ports } = bot;
  const found = [{ conversation, placeholder: '[name 1]', value: 'Amina Yusuf' }];
  const data = JSON.stringify(await collectMentions(store.records, found, { roster: ports.roster() }));
  expect(data).toContain('Hello, I am [adviser]. I rang Amina Yusuf.');
  expect(data).not.toContain('Priya');
});
