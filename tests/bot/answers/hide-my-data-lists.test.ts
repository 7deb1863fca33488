// Tests that after an erasure, a short note replaces the “my data” lists in the chat. This takes few queries,
// regardless of how much is erased.
import { afterEach, expect, test } from 'vitest';
import type { KyselyPlugin } from 'kysely';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { createTestBot, practitioner, sharedChannel, type TestBot } from '../../fakes/test-bot.js';

let bot: TestBot;
afterEach(() => bot.close());

test('says once that a list in several messages is out of date', async () => {
  bot = await createTestBot();
  for (const asked of ['Who refers a child?', 'Who pays?'])
    await bot.say(practitioner, `${asked} ${'A long account. '.repeat(240)}`);
  const before = bot.seenIn(practitioner).length;
  await bot.say(practitioner, 'my data');
  const pieces = bot.seenIn(practitioner).length - before - 1;
  expect(pieces).toBeGreaterThan(2);
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.later(60_000);
  const { outOfDate, outOfDateToo } = wording.myData;
  expect(bot.seenIn(practitioner).slice(before + 1, before + 1 + pieces)).toEqual([
    outOfDate,
    ...Array.from({ length: pieces - 1 }, () => outOfDateToo),
  ]);
});

test('looks for the lists once in each conversation, however many messages are erased', async () => {
  let searches = 0;
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      if (node.kind === 'SelectQueryNode' && JSON.stringify(node).includes('my-data:')) searches += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  bot = await createTestBot({}, undefined, (database) => {
    database.kysely = database.kysely.withPlugin(counter);
  });
  for (const text of ['Who refers a child?', 'Who decides?', 'Who pays?']) {
    await bot.say(practitioner, text);
    await bot.say(practitioner, text, { place: sharedChannel });
  }
  searches = 0;
  await bot.press(practitioner, { do: 'forget-me' });
  expect(searches).toBe(2);
});
