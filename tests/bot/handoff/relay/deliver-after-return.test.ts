// Tests that a practitioner who leaves the chat and comes back gets what the adviser wrote in between.
import { expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { detectUrgency } from '../../../../bot/safeguards/urgency.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { handoffSteps, MINUTE_MS } from '../../../fakes/handoff-steps.js';
import { redact } from '../../../../knowledge/redaction/redact.js';
import { createFakeMessageReader } from '../../../fakes/models/fake-message-reader.js';
import { adviser, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

const { claimed, last } = handoffSteps(() => bot);

const WORDS = 'Call the police about Zora now.';

async function move(kind: 'left' | 'joined'): Promise<void> {
  const sentAt = bot.ports.clock().toISOString();
  const place = personalPlaceOf(practitioner);
  await bot.inbox.receive({ kind, id: `${kind}-${sentAt}`, place, from: practitioner, sentAt });
  await bot.settle();
}

async function writtenWhileAway(): Promise<string> {
  const id = await claimed();
  await move('left');
  await bot.say(adviser, WORDS);
  expect(last(adviser)).toBe(wording.adviser.placeGone);
  return id;
}

const came = () => bot.seenIn(practitioner).filter((said) => said.includes(WORDS));

test.each([
  ['opens the chat again', () => move('joined')],
  ['writes again', () => bot.say(practitioner, 'I am back, any news?')],
])('it is sent once when the practitioner %s, and both are told', async (_, comesBack) => {
  await writtenWhileAway();
  expect(came()).toEqual([]);
  await bot.later(60_000);
  await comesBack();
  expect(came()).toHaveLength(1);
  const seen = bot.seenIn(practitioner);
  expect(seen[seen.indexOf(came()[0]!) - 1]).toBe(wording.handoff.writtenWhileAway);
  expect(bot.seenIn(adviser)).toContain(wording.adviser.cameBack);
  await bot.say(practitioner, 'Thank you, I have called them.');
  expect(came()).toHaveLength(1);
});

const SECOND = 'Their number is 101.';

/** On most platforms, the bot only learns that someone has left when a reply fails. */
async function refusedWhileAway(...replies: string[]): Promise<string> {
  const id = await claimed();
  const { id: chat } = personalPlaceOf(practitioner);
  bot.platform.close(chat);
  for (const reply of replies) await bot.say(adviser, reply);
  expect(bot.seenIn(adviser)).toContain(wording.adviser.placeGone);
  bot.platform.open(chat);
  return id;
}

test('a reply that showed that they had left is sent too, in the order of writing', async () => {
  await refusedWhileAway(WORDS, SECOND);
  const before = bot.seenIn(practitioner).length;
  await bot.say(practitioner, 'I am back, any news?');
  const [said, first, second] = bot.seenIn(practitioner).slice(before);
  expect(said).toBe(wording.handoff.writtenWhileAway);
  expect(first).toContain(WORDS);
  expect(second).toContain(SECOND);
  expect(bot.seenIn(adviser)).toContain(wording.adviser.cameBack);
  await bot.say(practitioner, 'Thank you, I have called them.');
  expect(came()).toHaveLength(1);
});

async function editReply(id: string, text: string): Promise<void> {
  const { message } = (await bot.store.records.escalations.relayed(id)).at(-1)!;
  const { platformMessageId: messageId } = (await bot.store.records.messages.find(message))!;
  const place = personalPlaceOf(adviser);
  const sentAt = bot.ports.clock().toISOString();
  await bot.inbox.receive({ kind: 'edit', id: 'edited', place, from: adviser, sentAt, messageId, text });
  await bot.settle();
}

test('a reply that showed that they had left is sent as it was edited since', async () => {
  await editReply(await refusedWhileAway(WORDS), SECOND);
  await bot.say(practitioner, 'I am back, any news?');
  expect(bot.seenIn(practitioner).join('\n')).toContain(SECOND);
  expect(came()).toEqual([]);
});

test.each([
  ['handed the request back', 'hand-back'],
  ['closed the request', 'resolve'],
] as const)(
  'a reply that was not delivered cannot be edited by an adviser who has %s',
  async (_, transition) => {
    const id = await writtenWhileAway();
    await bot.press(adviser, { do: transition, escalation: id });
    await editReply(id, SECOND);
    expect(last(adviser)).toBe(wording.adviser.changeTooLate);
    await move('joined');
    expect(bot.seenIn(practitioner).join('\n')).not.toContain(SECOND);
  },
);

test('an adviser who closes the request reads that their last reply did not arrive, because the person had left', async () => {
  const id = await refusedWhileAway(WORDS);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(bot.seenIn(adviser).join('\n')).toContain(wording.adviser.neverReachedLeft(1));
});

test('it is not sent if the adviser has deleted it', async () => {
  const id = await writtenWhileAway();
  const { message } = (await bot.store.records.escalations.relayed(id)).at(-1)!;
  const { platformMessageId: messageId } = (await bot.store.records.messages.find(message))!;
  const place = personalPlaceOf(adviser);
  const sentAt = bot.ports.clock().toISOString();
  await bot.inbox.receive({ kind: 'delete', id: 'deleted', place, from: adviser, sentAt, messageId });
  await move('joined');
  expect(came()).toEqual([]);
});

test('an adviser who closes the request before then reads that it did not arrive', async () => {
  const id = await writtenWhileAway();
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(bot.seenIn(adviser).join('\n')).toContain(wording.adviser.neverReachedLeft(1));
});

test('a reply written before danger was found in an earlier message does not end the wait that this began', async () => {
  const reader = createFakeMessageReader({ names: [], danger: /luton/iu });
  bot.ports.redact = redact;
  bot.ports.detectUrgency = detectUrgency;
  bot.ports.read = (text) => reader.read(text).catch(() => 'failed' as const);
  const id = await claimed();
  const waits = async () => (await bot.store.records.escalations.find(id))?.awaitsHolderSince;
  reader.fail();
  await bot.say(practitioner, 'My pupil is off to Luton');
  await bot.later(2 * MINUTE_MS);
  await move('left');
  await bot.say(adviser, WORDS);
  expect(await waits()).toBeUndefined();
  reader.recover();
  await bot.later(2 * MINUTE_MS);
  const began = await waits();
  expect(began).toBeDefined();
  await move('joined');
  expect(came()).toHaveLength(1);
  expect(await waits()).toBe(began);
  await bot.say(adviser, 'Has she left the house?');
  expect(await waits()).toBeUndefined();
});

test('someone who could not be given the numbers to call gets them once when they come back', async () => {
  const { id: chat } = personalPlaceOf(practitioner);
  bot.platform.close(chat);
  await bot.say(practitioner, 'The child is in danger now');
  expect(bot.seenIn(practitioner)).toEqual([]);
  bot.platform.open(chat);
  await bot.say(practitioner, 'Are you there?');
  await bot.say(practitioner, 'I am back.');
  const given = bot.seenIn(practitioner).filter((said) => said.includes('999'));
  expect(given).toHaveLength(1);
  expect(given[0]).toBe(bot.seenIn(practitioner)[0]);
});
