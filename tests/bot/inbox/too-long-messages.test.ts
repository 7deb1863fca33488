// Tests that no platform accepts a message that is longer than the service can read, and what we tell the
// person.
import { beforeEach, describe, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { LONGEST_MESSAGE, LONGEST_REPLY } from '../../../bot/model/messages/message-length.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, otherAdviser, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const IN_DANGER = 'He is hitting her right now in the next room. ';
const CALM = 'The guidance says that a first responder makes the referral. ';
const account = (length: number) => CALM.repeat(Math.ceil(length / CALM.length)).slice(0, length);

let read: string[] = [];
beforeEach(() => void (read = []));
const bot = perTest(() =>
  createTestBot({
    detectUrgency: (text, reading) => detectUrgency(text, reading),
    read: (text) => {
      read.push(text);
      return Promise.resolve({ words: [], readTo: text.length, danger: -10 });
    },
  }),
);

const handoff = handoffSteps(() => bot);

const stored = async () => {
  const { conversations, messages } = bot.store.records;
  const { id } = (await conversations.at(personalPlaceOf(practitioner)))!;
  return messages.of(practitioner, id);
};
const seen = () => bot.seenIn(practitioner).join('\n');

test.each([
  ['just over the limit', LONGEST_MESSAGE + 1],
  ['the longest that Teams lets through', 28_000],
  ['the longest that Slack lets through', 40_000],
])(
  'a message that is too long is not stored, read or answered, and a reply says why: %s',
  async (_, length) => {
    await bot.say(practitioner, account(length));
    expect(seen()).toContain(`too long (${length.toLocaleString('en-GB')} characters). Shorten it to 4,000`);
    expect(seen()).toMatch(/not saved, and no adviser has seen it[^]*999/);
    expect(await stored()).toEqual([]);
    expect([read, bot.asked]).toEqual([[], []]);
  },
);

test('a child who has written about themselves is refused in a child’s words and with a child’s numbers', async () => {
  bot.ports.contacts = (_, need) => [
    { name: need === 'for-themselves' ? 'Childline' : 'Police', phone: '1', when: 'always', verifiedOn: '' },
  ];
  await bot.say(practitioner, 'he wont let me leave');
  await bot.say(practitioner, account(5000));
  expect(handoff.last(practitioner)).toMatch(/not saved[^]*Childline/);
  expect(handoff.last(practitioner)).not.toContain(wording.urgent);
});

test('a message of the longest length is answered as any other', async () => {
  await bot.say(practitioner, account(LONGEST_MESSAGE));
  expect(bot.asked).toHaveLength(1);
  expect(new Set(read)).toEqual(new Set([account(LONGEST_MESSAGE)]));
});

test.each([0, 15_000, 36_000])(
  'the part about danger is kept and given to an adviser, wherever it begins: %i',
  async (at) => {
    await bot.say(practitioner, `${account(at)}${IN_DANGER}${account(40_000)}`.slice(0, 40_000));
    expect(seen()).toContain('999');
    expect(seen()).toMatch(/too long \(40,000 characters\)\. Only \d,\d+ of them were saved\./);
    expect(await bot.store.records.escalations.open()).toMatchObject([{ urgent: true }]);
    expect((await stored()).map(({ text, urgent }) => [text!.includes(IN_DANGER.trim()), urgent])).toEqual([
      [true, true],
    ]);
    for (const text of read) expect(text.length).toBeLessThan(LONGEST_MESSAGE + 10);
  },
);

test('an adviser may write more, but what is too long is not passed on', async () => {
  await handoff.claimed();
  await bot.say(adviser, `Reply. ${account(LONGEST_REPLY - 7)}`);
  expect(seen()).toContain('Reply.');
  await bot.say(adviser, `Second. ${account(LONGEST_REPLY)}`);
  expect(seen()).not.toContain('Second.');
  expect(bot.seenIn(adviser).at(-1)).toMatch(
    /too long \(8,008 characters\)\. Shorten it to 8,000.*It was not passed on\./s,
  );
});

const edited = (text: string, messageId: string, n = 1) => ({
  kind: 'edit' as const,
  id: `edit:${messageId}:${n}`,
  messageId,
  place: personalPlaceOf(practitioner),
  from: practitioner,
  sentAt: `2026-05-04T09:00:0${n}Z`,
  text,
});

const deleted = (messageId: string) => ({
  kind: 'delete' as const,
  id: `delete:${messageId}`,
  messageId,
  place: personalPlaceOf(practitioner),
  from: practitioner,
  sentAt: '2026-05-04T09:00:09Z',
});

test('a message that was too long is answered once an edit makes it shorter, and can be deleted', async () => {
  const { id } = await bot.say(practitioner, account(5000));
  await bot.inbox.receive(edited(account(4500), id));
  await bot.inbox.receive(edited('Who can refer a child?', id, 2));
  await bot.settle();
  expect(bot.asked.map(({ text }) => text)).toEqual(['Who can refer a child?']);
  expect(seen().match(/too long/g)).toHaveLength(2);
  await bot.inbox.receive(deleted(id));
  expect(await stored()).toMatchObject([{ platformMessageId: id, text: '' }]);
});

test('an earlier edit that arrives after the message was deleted is ignored', async () => {
  const { id } = await bot.say(practitioner, account(5000));
  await bot.inbox.receive(deleted(id));
  await bot.inbox.receive(edited('Who can refer Zora?', id));
  await bot.settle();
  expect([await stored(), bot.asked]).toEqual([[], []]);
});

test('a message that was too long, was deleted and is brought back is refused again', async () => {
  const { id } = await bot.say(practitioner, account(5000));
  await bot.inbox.receive(deleted(id));
  await bot.inbox.receive({ ...edited(account(5000), id), restored: true });
  await bot.settle();
  expect(seen().match(/too long/g)).toHaveLength(2);
  await bot.inbox.receive(edited('Who can refer a child?', id, 2));
  await bot.inbox.receive(edited('Who can refer a child?', id, 2));
  await bot.settle();
  expect(bot.asked.map(({ text }) => text)).toEqual(['Who can refer a child?']);
});

test.each([{}, { restored: true as const }])(
  'a stored message that is brought back too long is answered once it is shorter: %o',
  async (how) => {
    const { id } = await bot.say(practitioner, 'Who can refer Zora?');
    await bot.inbox.receive(deleted(id));
    await bot.inbox.receive({ ...edited(account(5000), id), restored: true });
    await bot.inbox.receive({ ...edited('Who can refer a child?', id, 2), ...how });
    await bot.settle();
    expect(seen()).toContain('too long');
    expect(bot.asked.map(({ text }) => text)).toContain('Who can refer a child?');
  },
);

test('an earlier edit is ignored when the message was brought back, refused and deleted again', async () => {
  const { id } = await bot.say(practitioner, account(5000));
  await bot.inbox.receive(deleted(id));
  await bot.inbox.receive({ ...edited(account(5000), id), restored: true });
  await bot.inbox.receive({ ...deleted(id), id: 'delete:again' });
  await bot.inbox.receive(edited('Who can refer Zora?', id, 2));
  await bot.settle();
  expect([await stored(), bot.asked]).toEqual([[], []]);
});

test('an edit that is too long replaces the old text with its start, and a reply says so', async () => {
  const { id } = await bot.say(practitioner, 'Who can refer Zora?');
  await bot.inbox.receive(edited(account(9000), id));
  await bot.settle();
  const [message] = await stored();
  expect(message!.text).toMatch(/^The guidance says[^]* \[…\]$/u);
  expect(message!.text!.length).toBeLessThan(LONGEST_MESSAGE + 10);
  expect(seen()).toMatch(/too long \(9,000 characters\)\. Only \d,\d+ of them were saved\./);
});

describe('in a thread where no mention is needed', () => {
  const place = { ...sharedChannel, id: `${sharedChannel.id}:7` };
  const inThread = { place, threadOf: '7', mentionsBot: false };

  test('the next message of someone whose message was too long is answered, but not what others write', async () => {
    await bot.say(practitioner, account(5000), { place });
    await bot.say(otherAdviser, 'Did you get that?', inThread);
    await bot.say(practitioner, 'Who can refer a child?', inThread);
    expect(bot.asked.map(({ text }) => text)).toEqual(['Who can refer a child?']);
  });

  test('someone who deletes a message that was too long can write a shorter one', async () => {
    const { id } = await bot.say(practitioner, account(5000), { place });
    await bot.inbox.receive({ ...deleted(id), ...inThread });
    await bot.inbox.receive({ ...edited('Who can refer Zora?', id), ...inThread });
    await bot.say(practitioner, 'Who can refer a child?', inThread);
    expect(bot.asked.map(({ text }) => text)).toEqual(['Who can refer a child?']);
  });

  test('a message that was too long is heard when it is deleted and brought back', async () => {
    const { id } = await bot.say(practitioner, account(5000), { place });
    await bot.inbox.receive({ ...deleted(id), ...inThread });
    await bot.inbox.receive({ ...edited('Who can refer a child?', id), ...inThread, restored: true });
    await bot.settle();
    expect(bot.asked.map(({ text }) => text)).toEqual(['Who can refer a child?']);
  });

  test('an edit that shortens a message is answered', async () => {
    const { id } = await bot.say(practitioner, account(5000), { place });
    await bot.inbox.receive({ ...edited('Who can refer a child?', id), ...inThread });
    await bot.settle();
    expect(bot.asked.map(({ text }) => text)).toEqual(['Who can refer a child?']);
  });

  test('an edit that shortens an adviser’s reply is passed on', async () => {
    bot.platform.forbidPrivateChat(adviser);
    await handoff.claimed();
    const toCard = { place: handoff.thread(), threadOf: handoff.card().messageId, mentionsBot: false };
    const { id } = await bot.say(adviser, account(9000), toCard);
    await bot.inbox.receive({ ...edited('Call the helpline.', id), ...toCard, from: adviser });
    await bot.settle();
    expect(seen()).toContain('Call the helpline.');
  });
});
