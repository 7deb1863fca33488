// Simulates a year of use. Each night, data past its retention period is deleted, held data is kept, and the
// figures do not change.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStatisticsRecords } from '../../../adapters/sql/statistics/statistics-records.js';
import { runRetention, type RetentionPorts } from '../../../bot/governance/delete-old.js';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import type { RetentionClassName, RetentionSchedule } from '../../../bot/model/governance/retention.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import type { Person } from '../../../bot/model/people/person.js';
import { readDeskStatistics } from '../../../bot/reporting/read-desk-statistics.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { leaveReadable } from '../../fakes/readable-store.js';
import { adviser, advisersChannel, createTestBot, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { uploadFile } from '../../support/governance/every-trace.js';
import { plantedIn, plantedInDump, redactZebras } from './planted-words.js';

const DAY_MS = 86_400_000;
/** Some retention periods are shorter than usual, so that they end within the simulated year. */
const PERIODS = {
  ...DEFAULT_PERIODS,
  requests: 120,
  answers: 150,
  complaints: 100,
  drafts: 60,
  access: 110,
  records: 130,
  advisers: 140,
  figures: 10_000,
};
const schedule: RetentionSchedule = { periods: PERIODS, confirmedBySetting: true };
/**
 * The number of days between two runs of the nightly job. `npm run accept -- FOLDER year` runs it every
 * night.
 */
const STEP_DAYS = Number(process.env['STEP_DAYS'] ?? 24);
const NIGHT_BY_NIGHT = STEP_DAYS === 1;
const DAYS = NIGHT_BY_NIGHT ? 366 : 348;
/** How often to search a dump of the database, which is slow. */
const STEPS_PER_DUMP = NIGHT_BY_NIGHT ? 1 : 5;
const DAYS_IN_FIGURES = 364;

/**
 * Adds rows that belong to no conversation. Each has a planted word and the time from which its age is
 * counted.
 */
const PLANTS: Partial<Record<RetentionClassName, (word: string, at: string) => ReturnType<typeof sql>>> = {
  complaints: (word, at) => sql`insert into complaints (id, received_at, closed_at, body, version)
    values (${word}, ${at}, ${at}, ${JSON.stringify({ id: word, words: word })}, 1)`,
  access: (word, at) => sql`insert into readings (at, by_id, by_name, what, purpose)
    values (${at}, 'ed', ${word}, 'request', 'A test')`,
  jobs: (word, at) => sql`insert into jobs (kind, payload, lane, due_at, attempts, state, enqueued_at)
    values ('answer-question', ${JSON.stringify({ word })}, ${word}, ${at}, 3, 'dead', ${at})`,
  sessions: (word, at) => sql`insert into chat_links (person_id, digest, sealed, expires_at)
    values (${word}, ${word}, ${word}, ${at})`,
  records: (word, at) => sql`insert into subject_requests (id, kind, opened_at, closed_at, body, version)
    values (${word}, 'access', ${at}, ${at}, ${JSON.stringify({ word })}, 1)`,
  // Only earlier versions of details are deleted. The version added here becomes an earlier one on the next
  // day of use.
  advisers: (word, at) => sql`insert into adviser_details (adviser, version, by_platform, by_id, by_name, at)
    select 'ann', coalesce(max(version), 0) + 1, 'web', 'ed', ${word}, ${at} from adviser_details`,
};

onBothDatabases((server) => {
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
    const from = new Date(to.getTime() - DAYS_IN_FIGURES * DAY_MS).toISOString();
    const records = createStatisticsRecords(bot.database.kysely);
    return readDeskStatistics(records, [], { from, to: new Date(to.getTime() + 1).toISOString() });
  };

  async function handOver(from: Person, n: number): Promise<void> {
    await bot.say(from, 'adviser');
    const { escalation } = (await bot.queries.queue())[0]!;
    const { id } = escalation;
    await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
    await bot.say(from, `zebra${n}relayed quokka${n}relayed`);
    await bot.say(adviser, `zebra${n}advice quokka${n}advice`);
    bot.platform.failNext(new DeliveryFailure('It is too long.', 'Shorten it.', { fault: 'message' }));
    await bot.say(adviser, `zebra${n}lost quokka${n}lost`);
    await bot.press(adviser, { do: 'resolve', escalation: id, outcome: `Advised: quokka${n}outcome` });
    await bot.press(from, { do: 'rate-handoff', escalation: id, rating: 'up' });
    await sql`insert into draft_notes (id, escalation, body, by_platform, by_id, at, state)
      values (${`d${n}`}, ${id}, ${`quokka${n}drafts.`}, 'slack', 'bea', ${bot.ports.clock().toISOString()}, 'open')`.execute(
      bot.database.kysely,
    );
  }

  /**
   * Rates an answer, with a reason. A second person rates it too, and a third reports it; an editor handles
   * the report.
   */
  async function rate(from: Person, n: number): Promise<void> {
    const { answers, reports } = bot.store.records;
    const [chat] = await bot.store.records.conversations.of(from);
    const asked = (await bot.store.records.messages.of(from, chat!.id)).at(-1)!;
    const answer = (await answers.toMessage(asked.id))!.id;
    await bot.press(from, { do: 'feedback', answer, rating: 'down', reason: 'other' });
    await bot.press(from, { do: 'explain-rating', answer, text: `It leaves out quokka${n}rated` });
    const at = bot.ports.clock().toISOString();
    const other = (word: string): Person => ({ platform: 'slack', id: `quokka${n}${word}.` });
    await answers.rate(answer, 'answer', other('rater'), { rating: 'down' }, at);
    await reports.add(answer, other('reporter'), at);
    const comment = `quokka${n}comment.`;
    await reports.handle(answer, { by: 'Ed', outcome: 'dismissed', comment }, at);
  }

  async function useOnce(n: number): Promise<{ n: number; handed: boolean }> {
    const from = { platform: 'slack', id: `person${n % 7}`, name: `Zebra${n}name` };
    await bot.say(from, `Who refers zebra${n}x about a visa to quokka${n}x?`);
    await rate(from, n);
    const handed = n % 3 === 0;
    if (handed) await handOver(from, n);
    const at = bot.ports.clock().toISOString();
    // Adds a full stop to each word, because in a file nothing else separates it from the next column.
    for (const [of, plant] of Object.entries(PLANTS))
      await plant(`quokka${n}${of}.`, at).execute(bot.database.kysely);
    await uploadFile(bot, { slug: `upload-${n}`, text: `quokka${n}uploads.`, editor: `quokka${n}editor.` });
    return { n, handed };
  }

  /** Checks what is left of one day’s data, and what has been deleted, when it is `age` days old. */
  function judge(left: readonly string[], { n, handed }: { n: number; handed: boolean }, age: number): void {
    const are = (word: string, period: number) =>
      expect([word, age, left.includes(word)]).toEqual([word, age, age <= period]);
    for (const of of handed ? ['x', 'relayed', 'advice', 'lost'] : ['x']) {
      are(`zebra${n}${of}`, PERIODS.originals);
      are(`quokka${n}${of}`, handed ? PERIODS.requests : PERIODS.messages);
    }
    are(`quokka${n}rated`, PERIODS.messages);
    for (const of of ['rater', 'reporter', 'comment']) are(`quokka${n}${of}`, PERIODS.answers);
    for (const of of ['uploads', 'editor']) are(`quokka${n}${of}`, PERIODS.uploads);
    if (handed) are(`quokka${n}outcome`, PERIODS.requests);
    if (handed) are(`quokka${n}drafts`, PERIODS.drafts);
    for (const of of Object.keys(PLANTS)) are(`quokka${n}${of}`, PERIODS[of as RetentionClassName]);
  }

  test(
    'leaves nothing that is past its period, all that is held, and the figures as they were',
    async () => {
      const held: Person = { platform: 'slack', id: 'held' };
      await bot.say(held, 'Who refers zebra1held to quokka1held?');
      const scope = { kind: 'person', platform: 'slack', target: held.id } as const;
      const placed = await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
      if (placed.outcome !== 'placed') throw new Error(placed.problem);
      const used: { n: number; day: number; handed: boolean }[] = [];
      for (let day = 0, n = 100; day < DAYS; day += STEP_DAYS, n += 1) {
        used.push({ ...(await useOnce(n)), day });
        await bot.later(STEP_DAYS * DAY_MS);
        const before = await figures();
        expect((await night())?.failed).toEqual({});
        expect(await figures()).toEqual(before);
        // Includes the held person’s question, which was asked on the first day.
        const asked = [0, ...used.map((one) => one.day)];
        const counted = asked.filter((at) => day + STEP_DAYS - at <= DAYS_IN_FIGURES);
        expect(before.questions).toBe(counted.length);
        const left = await plantedIn(bot);
        for (const one of used) judge(left, one, day + STEP_DAYS - one.day);
        expect(left).toEqual(expect.arrayContaining(['zebra1held', 'quokka1held']));
        if (server() && n % STEPS_PER_DUMP === 0) expect(plantedInDump(bot)).toEqual(left);
      }
      // An adviser’s newest details are never deleted, so this removes their planted word. Everything else is
      // then deleted, including people.
      await sql`update adviser_details set by_name = null where version = ${used.length}`.execute(
        bot.database.kysely,
      );
      await liftHold(bot.ports, { id: placed.id, by: 'Ann', reason: 'It was withdrawn.' });
      for (const days of [400, 40]) {
        await bot.later(days * DAY_MS);
        await night();
      }
      expect(await plantedIn(bot)).toEqual([]);
      const { kysely } = bot.database;
      expect(await kysely.selectFrom('messages').selectAll().execute()).toEqual([]);
      expect(await kysely.selectFrom('answers').selectAll().execute()).toEqual([]);
      expect(await kysely.selectFrom('people').selectAll().execute()).toEqual([]);
    },
    // The time limit. It is longer if the job runs every night, because that takes minutes.
    180_000 + (24 / STEP_DAYS) * 180_000,
  );
});
