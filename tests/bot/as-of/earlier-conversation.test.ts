// Tests that when a question is answered again, its context is only the messages before it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { redact } from '../../../knowledge/redaction/redact.js';
import {
  createTestBot,
  practitioner,
  sharedChannel,
  type MessageEvent,
  type TestBot,
} from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  const FIRST = 'Who appoints a guardian?';
  const SECOND = 'And how long may police hold a child?';
  const context = () => bot.asked.at(-1)!.context.flatMap(({ role, text }) => (role === 'user' ? text : []));
  async function stored({ id, place }: MessageEvent): Promise<string> {
    const { id: conversation } = await bot.store.records.conversations.open(place, undefined, 'now');
    return (await bot.store.records.messages.withPlatformId(conversation, id))!.id;
  }
  const chooseNation = async (event: MessageEvent) =>
    bot.press(practitioner, { do: 'set-nation', jurisdiction: 'wales', question: await stored(event) });

  test('for another nation, the first question has nothing before it', async () => {
    const first = await bot.say(practitioner, FIRST);
    await bot.say(practitioner, SECOND);
    await chooseNation(first);
    expect(bot.asked.map(({ text }) => text)).toEqual([FIRST, SECOND, FIRST]);
    expect(context()).toEqual([]);
    const given = await bot.store.records.answers.toMessage(await stored(first));
    expect(given?.asked?.context).toEqual([]);
  });

  test('an edited question keeps the questions before it, and no other', async () => {
    await bot.say(practitioner, FIRST);
    const second = await bot.say(practitioner, SECOND);
    for (let n = 1; n <= 4; n += 1) await bot.say(practitioner, `Is there a form number ${n}?`);
    const { place, from, sentAt, id: messageId } = second;
    const text = 'And how long may police question a child?';
    await bot.inbox.receive({ kind: 'edit', id: 'changed', place, from, sentAt, messageId, text });
    await bot.settle();
    expect(bot.asked.at(-1)!.text).toBe(text);
    expect(context()).toEqual([FIRST]);
  });

  test('details removed from a later question do not keep an earlier one from a language model', async () => {
    const first = await bot.say(practitioner, FIRST);
    await bot.say(practitioner, 'And who refers Zora?');
    await chooseNation(first);
    expect(bot.asked.at(-1)).toMatchObject({ text: FIRST });
    expect(bot.asked.at(-1)!.localOnly).toBeUndefined();
  });

  test('an unread question with a date of birth keeps its text once its original is deleted', async () => {
    await bot.close();
    bot = await createTestBot({ redact, read: () => Promise.resolve('failed') }, server());
    const { place } = await bot.say(practitioner, 'Victim, DOB 12/03/1990, is 15. Who refers?');
    const { id } = await bot.store.records.conversations.open(place, undefined, 'now');
    await bot.store.transaction(({ messages }) => messages.destroyWords(id));
    await bot.say(practitioner, 'And if she refuses?');
    expect(context()).toEqual([expect.stringMatching(/^Victim, DOB \[date of birth \d+\], is 15/u)]);
  });

  test('a question moved to a private chat is read with what was said there before it arrived', async () => {
    await bot.say(practitioner, FIRST);
    await bot.later(1_000);
    const moved = await bot.say(practitioner, 'Who refers Zora?', { place: sharedChannel });
    expect(context()).toEqual([FIRST]);
    await bot.later(1_000);
    await bot.say(practitioner, SECOND);
    await chooseNation(moved);
    expect(bot.asked.at(-1)!.text).toBe('Who refers [name 1]?');
    expect(context()).toEqual([FIRST]);
  });
});
