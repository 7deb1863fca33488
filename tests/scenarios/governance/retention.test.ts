// Tests which data the nightly job deletes or keeps: holds, delayed erasures, rows that cannot be deleted,
// and periods not yet confirmed.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import { runRetention, type RetentionPorts } from '../../../bot/governance/delete-old.js';
import { periodsKey, type RetentionSchedule } from '../../../bot/model/governance/retention.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import type { HoldScope } from '../../../bot/model/governance/hold.js';
import type { Person } from '../../../bot/model/people/person.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { leaveReadable } from '../../fakes/readable-store.js';
import { adviser, advisersChannel, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { plantedIn, redactZebras } from './planted-words.js';

const DAY_MS = 86_400_000;
const PERIODS = { ...DEFAULT_PERIODS, requests: 120, answers: 150, figures: 10_000 };
const schedule: RetentionSchedule = { periods: PERIODS, confirmedBySetting: true };
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
  const found = () => plantedIn(bot);

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
      const { accessLog, sent, escalations, conversations } = bot.store.records;
      const [request] = await escalations.askedForBy(practitioner);
      const read = async (record: string) =>
        (await accessLog.find({ record }, { limit: 9, offset: 0 })).length;
      const addReading = (record: string) => {
        const at = bot.ports.clock().toISOString();
        return accessLog.add({
          at,
          by: { id: 'ed', name: 'Ed' },
          what: 'request',
          record,
          purpose: 'A test',
        });
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

  test('says after a delayed erasure on the web that the next message starts a new conversation', async () => {
    const person: Person = { platform: 'web', id: 'chat:wil' };
    await bot.say(person, 'Who refers zebra1x to quokka1x?');
    const scope = { kind: 'person', platform: 'web', target: person.id } as const;
    const placed = await placeHold(bot.ports, { scope, reason: 'A complaint', mayTell: true, by: 'Ann' });
    if (placed.outcome !== 'placed') throw new Error(placed.problem);
    await bot.press(person, { do: 'forget-me' });
    await liftHold(bot.ports, { id: placed.id, by: 'Ann', reason: 'It was settled.' });
    await bot.later(60_000);
    const entries = await bot.queries.messagesIn(personalPlaceOf(person), 0);
    expect(JSON.stringify(entries.at(-1))).toContain('What you write next starts a new conversation.');
  });

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
    expect(bot.seenIn(practitioner).at(-1)).toMatch(/We have recorded your request/);
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

/** Makes the database refuse to delete this message, to simulate a fault. */
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
