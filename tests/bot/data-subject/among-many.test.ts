// One person among many, on both stores: every word of theirs in the copy and none of anyone else's, and after erasing none
// in any row, in a line of the log, or on SQLite in a file of the store. Among 1,000 with THOROUGH=1, as `npm run accept`
// sets it.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../bot/model/people/person.js';
import { exportPage } from '../../../bot/data-subject/export-page.js';
import { eraseData, exportData, openRequest } from '../../../bot/data-subject/requests.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { leaveReadable } from '../../fakes/readable-store.js';
import { createTestBot, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { isThorough } from '../../support/thoroughness.js';

const PEOPLE = isThorough ? 1_000 : 30;
const LONG_MS = 1_200_000;
const by = { name: 'Ann', account: 'web:desk:1' };
const word = (number: number) => `quokka${number}x`;
const person = (number: number): Person => ({
  platform: 'slack',
  id: `member${number}y`,
  name: `Name${number}z`,
});

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server(), leaveReadable);
  }, LONG_MS);
  afterEach(() => bot.close());

  async function everyoneWrites(): Promise<void> {
    for (let number = 0; number < PEOPLE; number += 1) {
      const from = person(number);
      const text = `complaint: no one could say who refers a child to ${word(number)}`;
      await bot.inbox.receive({
        kind: 'message',
        id: `m${number}`,
        place: personalPlaceOf(from),
        from,
        sentAt: bot.ports.clock().toISOString(),
        text,
        attachments: [],
        mentionsBot: true,
      });
    }
    await bot.settle();
  }

  async function complains(from: Person): Promise<void> {
    const conversation = await bot.store.records.conversations.at(personalPlaceOf(from));
    const [message] = await bot.store.records.messages.of(from, conversation!.id);
    await bot.press(from, { do: 'complain', message: message!.id });
  }

  async function request(kind: 'access' | 'erasure', of: Person): Promise<string> {
    const { platform, id } = of;
    const subject = { by: 'identity', person: { platform, id } } as const;
    const opened = await openRequest(bot.ports, { kind, subject, by });
    return opened.outcome === 'done' ? opened.value.id : '';
  }

  /** `id`: looked for in rows only, because the address of a chat, which stays, has it in it here. */
  async function found(words: RegExp, id: RegExp): Promise<string[]> {
    const texts = await rowsByTable();
    const withId = [...texts].filter(([, text]) => id.test(text)).map(([name]) => name);
    if (!server()) for (const [name, text] of await files()) texts.set(name, text);
    texts.set('log', bot.logged.join('\n'));
    return [...withId, ...[...texts].filter(([, text]) => words.test(text)).map(([name]) => name)];
  }

  async function rowsByTable(): Promise<Map<string, string>> {
    const rows = new Map<string, string>();
    for (const { name } of await bot.database.kysely.introspection.getTables())
      rows.set(
        name,
        JSON.stringify(
          await bot.database.kysely
            .selectFrom(name as 'messages')
            .selectAll()
            .execute(),
        ),
      );
    return rows;
  }

  async function files(): Promise<[string, string][]> {
    const { rows } = await sql<{ file: string }>`pragma database_list`.execute(bot.database.kysely);
    const folder = dirname(rows[0]!.file);
    return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]);
  }

  test(
    'is exported whole and erased whole',
    async () => {
      await everyoneWrites();
      const number = Math.floor(PEOPLE / 2);
      const theirs = person(number);
      await complains(theirs);
      await complains(person(0));
      const started = performance.now();
      const made = await exportData(bot.ports, { id: await request('access', theirs), by });
      const exportMs = performance.now() - started;
      if (made.outcome === 'refused') throw new Error(made.problem);
      for (const text of [JSON.stringify(made.value), exportPage(made.value)]) {
        expect(text.split(word(number)).length - 1).toBeGreaterThanOrEqual(2);
        expect([...new Set(text.match(/quokka\d+x/g))]).toEqual([word(number)]);
        expect(
          text.match(/Name\d+z|member\d+y/g)?.every((one) => one === theirs.id || one === theirs.name),
        ).toBe(true);
      }
      await bot.store.records.subjects.save({ ...made.value.request, subject: undefined });
      const { id } = theirs;
      const words = new RegExp(`${word(number)}|${theirs.name}`);
      const asId = new RegExp(`"${id}"|"id\\\\":\\\\"${id}`);
      expect(await found(words, asId)).not.toEqual([]);
      const begun = performance.now();
      const erased = await eraseData(bot.ports, { id: await request('erasure', theirs), by });
      const eraseMs = performance.now() - begun;
      expect(erased).toMatchObject({ outcome: 'done' });
      await bot.later(60_000);
      expect(await found(words, asId)).toEqual([]);
      const rest = JSON.stringify([...(await rowsByTable()).values()]);
      for (const one of [0, PEOPLE - 1]) expect(rest).toContain(word(one));
      process.stdout.write(
        `One of ${PEOPLE}: exported in ${exportMs.toFixed(0)} ms, erased in ${eraseMs.toFixed(0)} ms.\n`,
      );
    },
    LONG_MS,
  );
});
