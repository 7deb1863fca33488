// Tests that an older version, without the newest migration and kind of job, works while a newer version is
// running and after that version has stopped.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobKinds } from '../../../bot/job-kinds.js';
import { createChangeNotifier } from '../../../bot/jobs/change-notifier.js';
import type { JobHandlers } from '../../../bot/jobs/run-job.js';
import { startWorker, type Worker } from '../../../bot/jobs/worker.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { JobKind } from '../../../bot/model/jobs/job.js';
import { migrate, MIGRATIONS } from '../../../adapters/sql/migrations/migrate.js';
import type { Migration } from '../../../adapters/sql/migrations/migration.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { SAMPLE_QUOTE } from '../../fakes/samples/sample-answers.js';
import { createTestBot, type TestBot } from '../../fakes/test-bot.js';
import { startPostgres, type TestPostgres } from '../../support/postgres.js';
import { describeWith } from '../../support/requirements.js';

const NEWEST: Migration = {
  name: '9999-newest',
  async up(db) {
    await db.schema.alterTable('jobs').addColumn('newest', 'text').execute();
    await db.schema.createTable('newest').addColumn('id', 'text').execute();
  },
};
const NEWEST_KIND = 'answer-question@2' as JobKind;
const PEOPLE = 40;

describeWith('postgresql', 'two versions on PostgreSQL', (program) => {
  let server: TestPostgres;
  let bot: TestBot;
  const newestRun: object[] = [];
  beforeAll(async () => {
    server = await startPostgres(program);
    bot = await createTestBot({ clock: () => new Date() }, server.url);
  });
  afterAll(async () => {
    await bot.close();
    await server.stop();
  });

  const start = (handlers: JobHandlers): Worker =>
    startWorker(bot.ports, { handlers, notifier: createChangeNotifier() }, { pollMs: 20 });
  const startOlder = () => start(jobKinds);
  const startNewer = () =>
    start({
      ...jobKinds,
      [NEWEST_KIND]: {
        share: 'others',
        attempts: 1,
        run: (_: unknown, payload: object) => Promise.resolve(void newestRun.push(payload)),
        giveUp: () => Promise.resolve(),
      },
    });
  const someone = (n: number): Person => ({ platform: 'slack', id: `someone-${n}` });
  const ask = async (from: number, to: number) => {
    for (let n = from; n < to; n += 1) {
      await bot.inbox.receive({
        kind: 'message',
        id: `m${n}`,
        place: personalPlaceOf(someone(n)),
        from: someone(n),
        sentAt: '2026-05-04T09:00:00Z',
        text: 'Who refers a child?',
        attachments: [],
        mentionsBot: true,
      });
      // Queues a job as the newer version would, with a payload that the older version cannot read.
      if (n % 4 === 0) {
        const newest = { kind: NEWEST_KIND as 'send', payload: { key: `new ${n}` }, lane: `newest:${n}` };
        await bot.store.records.jobs.enqueue(newest, new Date().toISOString());
      }
    }
  };
  const answersOf = (n: number) =>
    bot.seenIn(someone(n)).filter((text) => text.includes(SAMPLE_QUOTE)).length;

  test(
    'up, side by side and back: everyone is answered once, and nothing is given up',
    { timeout: 60_000 },
    async () => {
      const older = startOlder();
      const asking = ask(0, PEOPLE);
      await migrate(bot.database, [...MIGRATIONS, NEWEST]);
      const newer = startNewer();
      await asking;
      await newer.stop();
      await older.stop();
      // Starts the older version again, with the tables that the newer version has migrated.
      expect(await migrate(bot.database)).toEqual([]);
      const olderAgain = startOlder();
      await ask(PEOPLE, PEOPLE + 8);
      await expect.poll(() => answersOf(PEOPLE + 7), { timeout: 20_000 }).toBe(1);
      await olderAgain.drain();
      const { dead, retrying } = await bot.store.records.jobs.counts(new Date().toISOString());
      expect({ dead, retrying }).toEqual({ dead: 0, retrying: 0 });
      await startNewer().drain();
      expect(newestRun).toHaveLength((PEOPLE + 8) / 4);
      expect(Array.from({ length: PEOPLE + 8 }, (_, n) => answersOf(n))).toEqual(
        Array.from({ length: PEOPLE + 8 }, () => 1),
      );
      expect(bot.logged.filter((line) => /failed|fault|lease/i.test(line))).toEqual([]);
    },
  );
});
