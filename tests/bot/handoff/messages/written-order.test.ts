// Tests that a person’s messages are answered and passed on in the order in which they were written. The
// platform may deliver them in another order, to different processes, or much later.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBot, type Bot } from '../../../../bot/create-bot.js';
import type { IncomingEvent } from '../../../../bot/model/messages/message.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { broadcastLine } from '../../../fakes/broadcast-line.js';
import { createFakePlatform, personalPlaceOf, wordsOf } from '../../../fakes/fake-platform.js';
import { sampleAnswer, SAMPLE_QUOTE } from '../../../fakes/samples/sample-answers.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  type TestBot,
} from '../../../fakes/test-bot.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

onBothDatabases((server) => {
  let bot: TestBot;
  /** Another process on the same store. */
  let other: Bot;
  let platform: ReturnType<typeof createFakePlatform>;

  beforeEach(async () => {
    platform = { ...createFakePlatform(), mayReorder: true as const };
    bot = await createTestBot({ platforms: new Map([['slack', platform]]) }, server());
    other = createBot(bot.ports, broadcastLine()());
  });
  afterEach(() => bot.close());

  const written = (text: string, second: number, from: Person = practitioner): IncomingEvent => ({
    kind: 'message',
    id: text,
    place: personalPlaceOf(from),
    from,
    sentAt: `2026-05-04T09:00:${String(second).padStart(2, '0')}.000Z`,
    text,
    attachments: [],
    mentionsBot: true,
  });
  const asked = () => bot.asked.map(({ text }) => text);
  const stored = async () => {
    const [chat] = await bot.store.records.conversations.of(practitioner);
    return (await bot.store.records.messages.of(practitioner, chat!.id)).map(({ text }) => text);
  };
  /** Returns which of these texts the bot posted to this person, in order. */
  const shownTo = (person: Person, texts: readonly string[]) =>
    platform
      .in(personalPlaceOf(person).id)
      .map(({ message }) => wordsOf(message))
      .flatMap((words) => texts.filter((text) => words.includes(text)));

  async function claimed(): Promise<void> {
    await bot.say(practitioner, 'adviser');
    const { id } = (await bot.queries.queue())[0]!.escalation;
    await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  }

  test('questions that two processes received in the wrong order are answered as they were written', async () => {
    await bot.inbox.receive(written('Question two', 2));
    await bot.inbox.receive(written('Question three', 3));
    await other.inbox.receive(written('Question one', 1));
    await bot.settle();
    expect(asked()).toEqual(['Question one', 'Question two', 'Question three']);
    expect(await stored()).toEqual(asked());
    expect(bot.asked[1]?.context[0]?.text).toBe('Question one');
  });

  test('an earlier question that arrives while a later one is being answered is answered first', async () => {
    bot.answerWith(async ({ text }) => {
      if (text === 'Question two' && bot.asked.length === 1)
        await other.inbox.receive(written('Question one', 1));
      return sampleAnswer();
    });
    await bot.inbox.receive(written('Question two', 2));
    await bot.settle();
    expect(asked()).toEqual(['Question two', 'Question one', 'Question two']);
    const [chat] = await bot.store.records.conversations.of(practitioner);
    const texts = platform
      .in(personalPlaceOf(practitioner).id)
      .flatMap(({ key }) => /^answer:([^:]+)/.exec(key)?.[1] ?? [])
      .map(async (id) => (await bot.store.records.messages.find(id))?.text);
    expect(await Promise.all(texts)).toEqual(['Question one', 'Question two']);
    expect(await bot.store.records.jobs.questionsIn(`questions:${chat!.id}`)).toEqual([]);
  });

  test('a question that gives way keeps its deadline, and the earlier one has its own time', async () => {
    const { clock, answerDeadlineMs } = bot.ports;
    let passedMs = 0;
    bot.ports.clock = () => new Date(clock().getTime() + passedMs);
    bot.answerWith(async ({ text }) => {
      if (text === 'Question two' && bot.asked.length === 1) {
        passedMs += answerDeadlineMs - 1000;
        await other.inbox.receive(written('Question one', 1));
      } else passedMs += 2000;
      return sampleAnswer();
    });
    await bot.inbox.receive(written('Question two', 2));
    await bot.settle();
    expect(asked()).toEqual(['Question two', 'Question one']);
    expect(shownTo(practitioner, [SAMPLE_QUOTE, wording.late])).toEqual([SAMPLE_QUOTE, wording.late]);
  });

  test.each([
    ['practitioner', practitioner, adviser],
    ['adviser', adviser, practitioner],
  ])('what a %s wrote in a handoff is passed on as it was written', async (_, from, to) => {
    await claimed();
    await bot.inbox.receive(written('Two of three', 5, from));
    await bot.inbox.receive(written('Three of three', 6, from));
    await other.inbox.receive(written('One of three', 4, from));
    await bot.settle();
    const order = ['One of three', 'Two of three', 'Three of three'];
    expect(shownTo(to, order)).toEqual(order);
  });

  test('one that came late, but before the later one was passed on, has no remark', async () => {
    await claimed();
    await bot.later(60_000);
    await bot.inbox.receive(written('Second', 5));
    await other.inbox.receive(written('First', 3));
    await bot.settle();
    expect(shownTo(adviser, ['First', 'Second'])).toEqual(['First', 'Second']);
    expect(JSON.stringify(platform.in(personalPlaceOf(adviser).id))).not.toContain(
      adviserWording.writtenEarlier,
    );
  });

  test('one that comes after the later one was passed on follows it, with a remark', async () => {
    await claimed();
    await bot.later(60_000);
    await bot.inbox.receive(written('Second', 5));
    await bot.settle();
    await other.inbox.receive(written('First', 3));
    await bot.settle();
    expect(shownTo(adviser, ['First', 'Second'])).toEqual(['Second', 'First']);
    expect(JSON.stringify(platform.in(personalPlaceOf(adviser).id))).toContain(adviserWording.writtenEarlier);
  });

  test('one that another process is still storing is passed on before the later one', async () => {
    await claimed();
    await bot.inbox.receive(written('Second', 5));
    await other.startWorker().drain();
    expect(shownTo(adviser, ['Second'])).toEqual([]);
    await other.inbox.receive(written('First', 4));
    await bot.later(60);
    expect(shownTo(adviser, ['First', 'Second'])).toEqual(['First', 'Second']);
  });

  test('what is kept for an adviser who has not claimed yet keeps its order', async () => {
    await bot.say(practitioner, 'adviser');
    await bot.inbox.receive(written('Kept second', 5));
    await other.inbox.receive(written('Kept first', 4));
    await bot.settle();
    const { id } = (await bot.queries.queue())[0]!.escalation;
    await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
    expect(shownTo(adviser, ['Kept first', 'Kept second'])).toEqual(['Kept first', 'Kept second']);
  });
});
