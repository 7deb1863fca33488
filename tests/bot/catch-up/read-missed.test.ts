// Tests that the service asks platforms for messages that it may have missed, at start-up and after a silence.
// Erased messages are left out.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBot } from '../../../bot/create-bot.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { adviser, createTestBot, practitioner, sharedChannel, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

onBothDatabases((server) => {
  let bot: TestBot;
  /** The messages that the platform still has, by chat. */
  let onPlatform: Map<string, IncomingEvent[]>;
  let askedFor: string[];
  beforeEach(async () => {
    bot = await createTestBot({}, server());
    onPlatform = new Map();
    askedFor = [];
    bot.platform.missedIn = (place, since) => {
      askedFor.push(`${place.id} ${since}`);
      return Promise.resolve((onPlatform.get(place.id) ?? []).filter(({ sentAt }) => sentAt >= since));
    };
  });
  afterEach(() => bot.close());

  function writeMissed(from: Person, id: string, text: string): IncomingEvent {
    const place = personalPlaceOf(from);
    const sentAt = bot.ports.clock().toISOString();
    const event = {
      kind: 'message',
      id,
      place,
      from,
      sentAt,
      text,
      attachments: [],
      mentionsBot: true,
    } as const;
    onPlatform.set(place.id, [...(onPlatform.get(place.id) ?? []), { ...event, attachments: [] }]);
    return { ...event, attachments: [] };
  }

  async function startAgain(): Promise<void> {
    await bot.queueMissed();
    await bot.later(2 * MINUTE_MS);
  }

  const urgent = async () => (await bot.queries.queue()).map(({ escalation }) => escalation.urgent);

  test('answers what was written during a stop, in every chat', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    await bot.say(adviser, 'Who refers a child?');
    await bot.later(HOUR_MS);
    writeMissed(practitioner, 'missed-1', 'Someone is in danger now');
    writeMissed(adviser, 'missed-2', 'And who signs the form?');
    await bot.later(HOUR_MS);
    await startAgain();
    expect(bot.seenIn(practitioner).join()).toContain('999');
    expect(await urgent()).toEqual([true]);
    expect(bot.asked.map(({ text }) => text)).toContain('And who signs the form?');
    expect(askedFor).toHaveLength(2);
  });

  test('imports nothing twice, however often it starts', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    const [heard] = await bot.store.records.conversations.of(practitioner);
    const [first] = await bot.store.records.messages.of(practitioner, heard!.id);
    writeMissed(practitioner, first!.platformMessageId, 'Who refers a child?');
    await bot.later(MINUTE_MS);
    writeMissed(practitioner, 'missed-1', 'And who signs the form?');
    await bot.later(HOUR_MS);
    await bot.queueMissed();
    await startAgain();
    await startAgain();
    expect(bot.asked.map(({ text }) => text)).toEqual(['Who refers a child?', 'And who signs the form?']);
    expect(askedFor).toHaveLength(1);
  });

  test('asks for nothing after a short stop, when nothing was ever received, and in shared places', async () => {
    await startAgain();
    await bot.say(practitioner, 'Who refers a child?', { place: { ...sharedChannel, id: 'team:1' } });
    await startAgain();
    expect(askedFor).toEqual([]);
    await bot.later(HOUR_MS);
    await startAgain();
    expect(askedFor).toEqual([]);
  });

  test('also asks if something arrives after half an hour of silence, and not after less', async () => {
    await bot.say(adviser, 'Who refers a child?');
    await bot.say(practitioner, 'Who refers a child?');
    await bot.later(5 * MINUTE_MS);
    writeMissed(practitioner, 'missed-1', 'Someone is in danger now');
    await bot.later(25 * MINUTE_MS);
    await bot.say(adviser, 'Who signs the form?');
    await bot.later(2 * MINUTE_MS);
    expect(await urgent()).toEqual([true]);
    expect(askedFor).toHaveLength(2);
    await bot.later(27 * MINUTE_MS);
    await bot.say(adviser, 'Who signs it?');
    await bot.later(2 * MINUTE_MS);
    expect(askedFor).toHaveLength(2);
  });

  test('asks when the platform is connected again, if nothing has arrived for 5 minutes', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    await bot.inbox.reconnected?.('slack');
    await bot.later(6 * MINUTE_MS);
    expect(askedFor).toEqual([]);
    writeMissed(practitioner, 'missed-1', 'Someone is in danger now');
    await bot.inbox.reconnected?.('slack');
    await bot.later(MINUTE_MS);
    expect(await urgent()).toEqual([true]);
  });

  test('asks for nothing after a gap in which another process received events', async () => {
    const other = createBot(bot.ports).inbox;
    await bot.say(practitioner, 'Who refers a child?');
    await bot.later(20 * MINUTE_MS);
    const heard = { place: personalPlaceOf(adviser), from: adviser, sentAt: bot.ports.clock().toISOString() };
    await other.receive({ ...heard, kind: 'joined', id: 'joined' });
    await bot.later(20 * MINUTE_MS);
    await bot.say(practitioner, 'Who signs the form?');
    await bot.later(2 * MINUTE_MS);
    expect(askedFor).toEqual([]);
  });

  test('still takes the message after a gap if it cannot find out what it missed', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    await bot.later(HOUR_MS);
    const { store } = bot.ports;
    const heardOn = () => Promise.reject(new Error('Busy'));
    const transaction: typeof store.transaction = (work) =>
      store.transaction((records) =>
        work({ ...records, conversations: { ...records.conversations, heardOn } }),
      );
    bot.ports.store = { ...store, transaction };
    await bot.say(practitioner, 'Someone is in danger now');
    expect(await urgent()).toEqual([true]);
    expect(bot.logged.join()).toContain('Could not find out');
  });

  test('asks for no more than a week', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    await bot.later(30 * 24 * HOUR_MS);
    const weekAgo = new Date(bot.ports.clock().getTime() - 7 * 24 * HOUR_MS).toISOString();
    await startAgain();
    expect(askedFor).toEqual([`${personalPlaceOf(practitioner).id} ${weekAgo}`]);
  });

  test('brings back nothing that was erased', async () => {
    await bot.say(practitioner, 'Who refers Zora?');
    await bot.say(adviser, 'Who refers a child?');
    writeMissed(practitioner, 'missed-1', 'Who refers Zora then?');
    await bot.later(MINUTE_MS);
    await bot.press(practitioner, { do: 'forget-me' }, personalPlaceOf(practitioner));
    const erasedAt = bot.ports.clock().toISOString();
    await bot.later(HOUR_MS);
    await startAgain();
    expect(askedFor).toEqual([`${personalPlaceOf(adviser).id} ${erasedAt}`]);
    expect(bot.asked).toHaveLength(2);
  });

  test('tries again if the platform fails, and not if the chat is gone', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    await bot.later(HOUR_MS);
    const missed = writeMissed(practitioner, 'missed-1', 'And who signs the form?');
    let faults: ('platform' | 'place')[] = ['platform'];
    bot.platform.missedIn = () => {
      const fault = faults.pop();
      if (fault) return Promise.reject(new DeliveryFailure('It failed.', 'Wait.', { fault }));
      return Promise.resolve([missed]);
    };
    await startAgain();
    await bot.later(MINUTE_MS);
    expect(bot.asked).toHaveLength(2);
    await bot.later(HOUR_MS);
    faults = ['place'];
    await startAgain();
    expect(faults).toEqual([]);
    expect((await bot.store.records.jobs.counts(bot.ports.clock().toISOString())).dead).toBe(0);
  });
});
