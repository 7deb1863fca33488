// Tests that erasing a message, however it is done, also erases everything made from its text.
import { describe, expect, test } from 'vitest';
import { placeHold } from '../../../bot/governance/holds.js';
import { SAMPLE_QUOTE } from '../../fakes/samples/sample-answers.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
  type MessageEvent,
} from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const UPDATES_APART_MS = 3_000;

async function deleteOnPlatform({ id, place, from, sentAt }: MessageEvent): Promise<void> {
  await bot.inbox.receive({ kind: 'delete', id: `${id}-gone`, place, from, sentAt, messageId: id });
}

async function forgetMe(): Promise<void> {
  await bot.inbox.receive({
    kind: 'action',
    id: 'forget',
    place: { platform: 'slack', id: 'dm-ada', kind: 'personal', address: { of: 'ada' } },
    from: practitioner,
    sentAt: '2026-05-04T09:00:00Z',
    action: { do: 'forget-me' },
  });
}

async function forgetMeUnderHold(): Promise<void> {
  const [held] = (await bot.store.records.conversations.of(practitioner)).filter(
    ({ place }) => place.id === sharedChannel.id,
  );
  const scope = { kind: 'conversation' as const, target: held!.id };
  const placed = await placeHold(bot.ports, { scope, reason: 'A court order.', mayTell: false, by: 'Ann' });
  expect(placed.outcome).toBe('placed');
  await forgetMe();
}

describe.each([
  ['deleted on the platform', deleteOnPlatform],
  ['forgotten with the person', forgetMe],
  ['forgotten while another of their chats is under a legal hold', forgetMeUnderHold],
])('a message that is %s', (_, erase) => {
  const storedAs = async ({ id, place }: MessageEvent) => {
    const conversation = await bot.store.records.conversations.open(place, undefined, 'now');
    return (await bot.store.records.messages.withPlatformId(conversation.id, id))!;
  };
  async function ask(text = 'Who refers a quokka?'): Promise<MessageEvent> {
    await bot.say(practitioner, 'Who pays?', { place: sharedChannel });
    return bot.say(practitioner, text);
  }
  const erased = async (event: MessageEvent) => {
    await erase(event);
    await bot.later(UPDATES_APART_MS);
  };

  test('also erases the corrections to the removal of its personal details', async () => {
    const event = await ask();
    const { id } = await storedAs(event);
    const at = bot.ports.clock().toISOString();
    const correction = { id: 'one', message: id, correction: 'missed', type: 'name', at } as const;
    await bot.store.records.corrections.add(correction);
    await erased(event);
    expect(await bot.database.kysely.selectFrom('corrections').selectAll().execute()).toEqual([]);
  });

  test('is no longer quoted by a complaint', async () => {
    const event = await ask();
    const message = await storedAs(event);
    const complaint = {
      id: 'one',
      receivedAt: bot.ports.clock().toISOString(),
      via: 'chat',
      addedBy: 'chat',
      message: message.id,
      words: 'The quokka never called.',
      version: 1,
    } as const;
    await bot.store.records.complaints.add(complaint);
    await erased(event);
    expect((await bot.store.records.complaints.find('one'))?.words).toBeUndefined();
  });

  test('is not answered by an answer that still waits to be sent', async () => {
    const { platforms } = bot.ports;
    bot.ports.platforms = new Map();
    const event = await ask();
    expect(bot.asked.map(({ text }) => text)).toContain('Who refers a quokka?');
    await erase(event);
    bot.ports.platforms = platforms;
    await bot.later(UPDATES_APART_MS);
    expect(bot.seenIn(practitioner).join()).not.toContain(SAMPLE_QUOTE);
  });

  test('is gone from the card of a closed request that it was the question of', async () => {
    const event = await ask();
    await bot.say(practitioner, 'adviser');
    await bot.cancelRequest(practitioner);
    await bot.later(UPDATES_APART_MS);
    expect(bot.seenIn(advisersChannel)[0]).toContain('quokka');
    await erased(event);
    expect(bot.seenIn(advisersChannel)[0]).not.toContain('quokka');
  });

  test('is gone from where it was passed on', async () => {
    await ask();
    await bot.say(practitioner, 'adviser');
    const since = await bot.say(practitioner, 'The wombat is fifteen.');
    const [open] = await bot.store.records.escalations.open();
    await bot.press(adviser, { do: 'claim', escalation: open!.id }, advisersChannel);
    await bot.press(adviser, { do: 'resolve', escalation: open!.id });
    expect(bot.seenIn(adviser).join()).toContain('wombat');
    await erased(since);
    expect(bot.seenIn(advisersChannel).join()).not.toContain('wombat');
    expect(bot.seenIn(adviser).join()).not.toContain('wombat');
  });

  test('is gone from the draft note that copied it', async () => {
    const event = await ask();
    await bot.say(practitioner, 'adviser');
    const [open] = await bot.store.records.escalations.open();
    await bot.press(adviser, { do: 'claim', escalation: open!.id }, advisersChannel);
    await bot.say(adviser, 'Call the first responder.');
    await bot.press(adviser, { do: 'resolve', escalation: open!.id });
    await bot.press(adviser, { do: 'propose-note', escalation: open!.id });
    expect(JSON.stringify(await bot.store.records.notes.inState('draft'))).toContain('quokka');
    await erased(event);
    expect(await bot.store.records.notes.inState('draft')).toEqual([]);
  });
});
