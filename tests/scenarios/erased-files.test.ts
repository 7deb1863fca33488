// Tests that erased text is not in any file of the store, even while the service keeps running.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { leaveReadable } from '../fakes/readable-store.js';
import { createTestBot, practitioner } from '../fakes/test-bot.js';
import { perTest } from '../support/per-test.js';

const bot = perTest(() => createTestBot({}, undefined, leaveReadable));
let folder: string;
beforeEach(async () => {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(bot.database.kysely);
  folder = dirname(rows[0]!.file);
});

function holding(word: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));
}

test('the words of someone who had themselves forgotten', async () => {
  for (let n = 0; n < 40; n += 1) await bot.say(practitioner, `Who refers a child to quokkaville ${n}?`);
  expect(holding('quokkaville')).not.toEqual([]);
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.later(60_000);
  expect(bot.seenIn(practitioner).at(-1)).toContain('erased');
  expect(holding('quokkaville')).toEqual([]);
});

test('the words of a message that was deleted, and the old words of one that was edited', async () => {
  const { place, id, sentAt } = await bot.say(practitioner, 'Who refers a child to quokkaville?');
  const change = { place, from: practitioner, sentAt, messageId: id };
  await bot.inbox.receive({ ...change, kind: 'edit', id: 'x1', text: 'Who refers a child to wombatstead?' });
  await bot.later(60_000);
  expect(holding('quokkaville')).toEqual([]);
  await bot.inbox.receive({ ...change, kind: 'delete', id: 'x2' });
  await bot.later(60_000);
  expect(holding('wombatstead')).toEqual([]);
});
