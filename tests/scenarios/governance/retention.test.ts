// Most of a year of use, a few days at a time: after each night, what is past its period is gone, and the figures are the same.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStatisticsRecords } from '../../../adapters/sql/statistics/statistics-records.js';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import { runRetention, type RetentionPorts } from '../../../bot/governance/delete-old.js';
import {
  DEFAULT_PERIODS,
  periodsKey,
  type RetentionSchedule,
} from '../../../bot/model/governance/retention.js';
import type { HoldScope } from '../../../bot/model/governance/hold.js';
import type { Person } from '../../../bot/model/people/person.js';
import { readDeskStatistics } from '../../../bot/reporting/read-desk-statistics.js';
import type { Redacted, RedactedText } from '../../../knowledge/model/personal-data.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { leaveReadable } from '../../fakes/readable-store.js';
import { adviser, advisersChannel, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const DAY_MS = 86_400_000;
const PERIODS = { ...DEFAULT_PERIODS, requests: 120, answers: 150, figures: 10_000 };
const schedule: RetentionSchedule = { periods: PERIODS, confirmedBySetting: true };
/** More by hand: STEP_DAYS=1. */
const STEP_DAYS = Number(process.env['STEP_DAYS'] ?? 24);

onBothDatabases(retentionOn);

function retentionOn(server: () => string): void {
  let bot: TestBot;
  let ports: RetentionPorts;
  beforeEach(async () => {
    const change = { redact: redactZebras, retention: schedule, updateSpacingMs: 0 };
    bot = await createTestBot(change, server(), leaveReadable);
    ports = { ...bot.ports, retention: schedule };
  });
  afterEach(() => bot.close());

  const night = () => runRetention(ports, bot.ports.clock().toISOString());
  const figures = async () => {
    const to = bot.ports.clock();
    const from = new Date(to.getTime() - 364 * DAY_MS).toISOString();
    const records = createStatisticsRecords(bot.database.kysely);
    return readDeskStatistics(records, [], { from, to: new Date(to.getTime() + 1).toISOString() });
  };
  /** Every planted word that can still be found: in the files on SQLite, in any row on PostgreSQL. */
  const found = () => (server() ? wordsInRows(bot) : wordsInFiles(bot));

  async function handOver(from: Person, n: number): Promise<void> {
    await bot.say(from, 'adviser');
    const { escalation } = (await bot.queries.queue())[0]!;
    await bot.press(adviser, { do: 'claim', escalation: escalation.id }, advisersChannel);
    await bot.say(from, `zebra${n}relayed quokka${n}relayed`);
    await bot.say(adviser, `zebra${n}advice quokka${n}advice`);
    await bot.press(adviser, {
      do: 'resolve',
      escalation: escalation.id,
      outcome: `Advised: quokka${n}outcome`,
    });
    await bot.press(from, { do: 'rate-handoff', escalation: escalation.id, rating: 'up' });
  }

  test('leaves nothing that is past its period, and the figures as they were', async () => {
    const planted: { n: number; day: number; handed: boolean }[] = [];
    for (let day = 0, n = 100; day < 348; day += STEP_DAYS, n += 1) {
      const from = { platform: 'slack', id: `person${n % 7}`, name: `Zebra${n}name` };
      await bot.say(from, `Who refers zebra${n}x about a visa to quokka${n}x?`);
      const handed = n % 3 === 0;
      if (handed) await handOver(from, n);
      planted.push({ n, day, handed });
      await bot.later(STEP_DAYS * DAY_MS);
      const before = await figures();
      const run = await night();
      expect(run?.failed).toEqual({});
      expect(await figures()).toEqual(before);
      const left = await found();
      for (const one of planted) {
        const age = day + STEP_DAYS - one.day;
        const words = left.filter((word) => word.includes(String(one.n)) && !word.includes('name'));
        const raw = words.filter((word) => word.startsWith('zebra'));
        if (age > PERIODS.originals) expect(raw, `original words after ${age} days`).toEqual([]);
        else expect(raw).not.toEqual([]);
        if (age > (one.handed ? PERIODS.requests : PERIODS.messages))
          expect(words, `after ${age} days`).toEqual([]);
        else expect(words).not.toEqual([]);
      }
    }
    expect((await figures()).questions).toBe(planted.length);
    // Everything else goes as well, people too.
    await bot.later(400 * DAY_MS);
    await night();
    await bot.later(40 * DAY_MS);
    await night();
    expect(await found()).toEqual([]);
    const { kysely } = bot.database;
    expect(await kysely.selectFrom('messages').selectAll().execute()).toEqual([]);
    expect(await kysely.selectFrom('answers').selectAll().execute()).toEqual([]);
    expect(await kysely.selectFrom('people').selectAll().execute()).toEqual([]);
  }, 120_000);

  const scopes: Record<HoldScope['kind'], () => Promise<HoldScope>> = {
    person: () => Promise.resolve({ kind: 'person', platform: 'slack', target: 'ada' }),
    async conversation() {
      const chat = await bot.store.records.conversations.at(personalPlaceOf(practitioner));
      return { kind: 'conversation', target: chat!.id };
    },
    async escalation() {
      const [request] = await bot.store.records.escalations.askedForBy(practitioner);
      return { kind: 'escalation', target: request!.id };
    },
    period: () =>
      Promise.resolve({
        kind: 'period',
        from: '2026-05-04T00:00:00.000Z',
        to: '2026-05-05T00:00:00.000Z',
      }),
  };

  test.each(Object.entries(scopes))(
    'keeps what a hold on a %s covers, until it is lifted',
    async (_, scopeOf) => {
      await bot.say(practitioner, 'Who refers zebra1held to quokka1held?');
      await handOver(practitioner, 2);
      const { readings, sent, escalations, conversations } = bot.store.records;
      const [request] = await escalations.askedForBy(practitioner);
      const read = async (record: string) =>
        (await readings.find({ record }, { limit: 9, offset: 0 })).length;
      const addReading = (record: string) => {
        const at = bot.ports.clock().toISOString();
        return readings.add({ at, by: { id: 'ed', name: 'Ed' }, what: 'request', record, purpose: 'A test' });
      };
      const chatOf = async (person: Person) => (await conversations.at(personalPlaceOf(person)))!.id;
      await addReading(request!.id);
      await bot.later(2 * DAY_MS);
      await addReading('another');
      const other = { platform: 'slack', id: 'other' };
      await bot.say(other, 'Who refers zebra3x to quokka3x?');
      const [held, free] = [await chatOf(practitioner), await chatOf(other)];
      const wanted = { scope: await scopeOf(), reason: 'A court order', mayTell: true, by: 'Ann' };
      const placed = await placeHold(bot.ports, wanted);
      if (placed.outcome !== 'placed') throw new Error(placed.problem);
      const before = await bot.queries.messagesIn(personalPlaceOf(practitioner), 0);
      const lines = await sent.of(held);
      expect([lines.length, (await sent.of(free)).length]).not.toContain(0);
      await bot.later(500 * DAY_MS);
      await night();
      expect([await read(request!.id), await read('another')]).toEqual([1, 0]);
      expect([await sent.of(held), await sent.of(free)]).toEqual([lines, []]);
      expect((await found()).filter((word) => word.includes('3x'))).toEqual([]);
      expect(await found()).toEqual(
        expect.arrayContaining([
          'zebra1held',
          'quokka1held',
          'zebra2relayed',
          'quokka2advice',
          'quokka2outcome',
        ]),
      );
      expect(await bot.queries.messagesIn(personalPlaceOf(practitioner), 0)).toEqual(before);
      await liftHold(bot.ports, { id: placed.id, by: 'Ann', reason: 'It was withdrawn.' });
      await bot.settle();
      expect(await found()).toEqual([]);
      expect([await read(request!.id), await sent.of(held)]).toEqual([0, []]);
    },
  );

  test('delays an erasure that a hold covers, tells the person, and does it when the hold is lifted', async () => {
    const { id: messageId, place, sentAt } = await bot.say(practitioner, 'Who refers zebra1x to quokka1x?');
    const second = await bot.say(practitioner, 'Who refers zebra2x to quokka2x?');
    const scope = { kind: 'person', platform: 'slack', target: 'ada' } as const;
    const placed = await placeHold(bot.ports, { scope, reason: 'A complaint', mayTell: false, by: 'Ann' });
    if (placed.outcome !== 'placed') throw new Error(placed.problem);
    const change = { place, from: practitioner, sentAt };
    await bot.inbox.receive({ ...change, messageId, kind: 'delete', id: 'd1' });
    await bot.inbox.receive({
      ...change,
      messageId: second.id,
      kind: 'edit',
      id: 'x1',
      text: 'Who refers anyone?',
    });
    await bot.settle();
    await bot.press(practitioner, { do: 'forget-me' });
    expect(bot.seenIn(practitioner).at(-1)).toMatch(/Your request has been recorded/);
    expect(bot.seenIn(practitioner).at(-1)).not.toMatch(/hold|duty/);
    expect(await found()).toEqual(expect.arrayContaining(['zebra1x', 'quokka1x', 'zebra2x']));
    await liftHold(bot.ports, { id: placed.id, by: 'Ann', reason: 'It was settled.' });
    await bot.later(60_000);
    expect(await found()).toEqual([]);
    expect(bot.seenIn(practitioner).at(-1)).toBe('Everything you wrote here has been erased.');
  });

  test('deletes everything else if one row cannot be deleted', async () => {
    for (let n = 1; n <= 9; n += 1)
      await bot.say({ platform: 'slack', id: `p${n}` }, `Who refers zebra${n}x to quokka${n}x?`);
    await bot.later(40 * DAY_MS);
    const rows = await bot.database.kysely.selectFrom('messages').select(['id', 'text']).execute();
    const stuck = rows.find(({ text }) => text?.includes('quokka5x'))!.id;
    await refuseDeletion(bot, server(), stuck);
    const run = await night();
    expect(run).toMatchObject({ failed: { originals: 1 } });
    expect((await found()).filter((word) => word.startsWith('zebra'))).toEqual(['zebra5x']);
  });

  test('deletes nothing until someone has confirmed these periods', async () => {
    await bot.say(practitioner, 'Who refers zebra1x to quokka1x?');
    await bot.later(40 * DAY_MS);
    ports = { ...ports, retention: { ...schedule, confirmedBySetting: false } };
    expect(await night()).toBeUndefined();
    expect(await found()).toContain('zebra1x');
    const at = bot.ports.clock().toISOString();
    const { decisions } = bot.store.records;
    const details = { periods: periodsKey({ ...PERIODS, messages: 1 }) };
    await decisions.record({ kind: 'periods-confirmed', by: 'Ann', at, details });
    expect(await night()).toBeUndefined();
    await decisions.record({
      kind: 'periods-confirmed',
      by: 'Ann',
      at,
      details: { periods: periodsKey(PERIODS) },
    });
    await decisions.record({ kind: 'deletion-stopped', by: 'Ben', at, details: {} });
    expect(await night()).toBeUndefined();
    await decisions.record({
      kind: 'periods-confirmed',
      by: 'Ann',
      at,
      details: { periods: periodsKey(PERIODS) },
    });
    await night();
    expect(await found()).not.toContain('zebra1x');
  });
}

/** Takes out every word that begins with "zebra", as a name. */
function redactZebras(text: string): Redacted {
  const redactions = [...text.matchAll(/zebra\w+/gi)].map(({ 0: word, index }) => ({
    text: word,
    type: 'name' as const,
    start: index,
    end: index + word.length,
    pseudonym: '[name 1]',
  }));
  return { text: text.replace(/zebra\w+/gi, '[name 1]') as RedactedText, redactions };
}

const PLANTED = /(?:zebra|quokka)\d+[a-z]+/gi;
const unique = (words: Iterable<string>) => [...new Set([...words].map((word) => word.toLowerCase()))].sort();

async function wordsInFiles({ database }: TestBot): Promise<string[]> {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(database.kysely);
  const folder = dirname(rows[0]!.file);
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  return unique(files.flatMap((file) => file.match(PLANTED) ?? []));
}

async function wordsInRows({ database: { kysely } }: TestBot): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(kysely);
  const words: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
      kysely,
    );
    words.push(...rows.flatMap(({ row }) => row.match(PLANTED) ?? []));
  }
  return unique(words);
}

/** As a fault in the database would. */
async function refuseDeletion({ database: { kysely } }: TestBot, server: string, id: string): Promise<void> {
  if (!server) {
    await sql`create trigger stuck before delete on received_words when old.message = ${sql.lit(id)}
      begin select raise(abort, 'stuck'); end`.execute(kysely);
    return;
  }
  await sql`create function stuck() returns trigger language plpgsql as $$
    begin raise exception 'stuck'; end $$`.execute(kysely);
  await sql`create trigger stuck before delete on received_words for each row
    when (old.message = ${sql.lit(id)}) execute function stuck()`.execute(kysely);
}
