// Tests when the worker gives up on a job, and what happens if giving up fails.
import { beforeEach, expect, test } from 'vitest';
import { jobKinds } from '../../../bot/job-kinds.js';
import { createChangeNotifier } from '../../../bot/jobs/change-notifier.js';
import type { JobHandler } from '../../../bot/jobs/run-job.js';
import { startWorker } from '../../../bot/jobs/worker.js';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { SAMPLE_QUOTE } from '../../fakes/samples/sample-answers.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
beforeEach(() => {
  bot.ports.clock = () => new Date();
});

const ask = (id: string) =>
  bot.inbox.receive({
    kind: 'message',
    id,
    place: personalPlaceOf(practitioner),
    from: practitioner,
    sentAt: '2026-05-04T09:00:00Z',
    text: `Who refers a child, in ${id}?`,
    attachments: [],
    mentionsBot: true,
  });

/** Claims every due job this many times, like processes that are killed before they finish. */
async function killWhileRunning(times: number): Promise<void> {
  const now = new Date().toISOString();
  for (let time = 0; time < times; time += 1)
    await bot.store.records.jobs.claim({
      worker: 'killed',
      limit: 10,
      now,
      leaseUntil: now,
      platforms: ['slack'],
    });
}

test('gives up a question without running it again when it has ended its process five times', async () => {
  await ask('m1');
  await killWhileRunning(4);
  await ask('m2');
  await killWhileRunning(1);
  await bot.startWorker().drain();
  expect(bot.asked).toHaveLength(1);
  const seen = bot.seenIn(practitioner).join();
  expect(seen).toContain('something went wrong and I could not answer');
  expect(seen.indexOf(SAMPLE_QUOTE)).toBeGreaterThan(seen.indexOf('something went wrong'));
  const [dead] = await bot.store.records.jobs.dead(1);
  expect(dead).toMatchObject({ payload: { message: expect.any(String) as string } });
  expect(dead?.error).toContain('The process ended 5 times');
});

test('runs a question again that was killed four times, and one that failed often before the key was back', async () => {
  await ask('m1');
  await killWhileRunning(4);
  await bot.startWorker().drain();
  expect(bot.seenIn(practitioner).join()).toContain(SAMPLE_QUOTE);
  const { jobs } = bot.store.records;
  await ask('m2');
  for (let time = 0; time < 20; time += 1) {
    const now = new Date().toISOString();
    const wanted = { worker: 'w', limit: 1, now, leaseUntil: now, platforms: ['slack' as const] };
    const [job] = await jobs.claim(wanted);
    await jobs.retry(job!.id, 'w', now, 'The key is missing.');
  }
  await bot.startWorker().drain();
  expect(bot.asked).toHaveLength(2);
});

test('never gives up following up someone who waits, however often its process ended', async () => {
  const { jobs } = bot.store.records;
  let ran = 0;
  const attend = { ...jobKinds.attend, run: () => Promise.resolve(void (ran += 1)) };
  await jobs.enqueue(
    { kind: 'attend', payload: { escalation: 'one' }, lane: 'attend:one:1' },
    new Date().toISOString(),
  );
  await killWhileRunning(100);
  await workWith({ attend }).drain();
  expect(ran).toBe(1);
});

const workWith = (handlers: object) =>
  startWorker(bot.ports, { handlers: { ...jobKinds, ...handlers }, notifier: createChangeNotifier() });

test.each([
  ['buries a job whose giving up has a bug', new Error('A bug.'), { dead: 1, leased: 0 }],
  [
    'leaves the giving up for later when the store fails',
    new StoreFailure('Busy.', 'Wait.'),
    { dead: 0, leased: 1 },
  ],
])('%s', async (_, failure, counts) => {
  const { jobs } = bot.store.records;
  const recall: JobHandler<'recall'> = {
    share: 'others',
    attempts: 1,
    run: () => Promise.reject(new Error('No.')),
    giveUp: () => Promise.reject(failure),
  };
  await jobs.enqueue({ kind: 'recall', payload: { recall: 1 }, lane: 'recalls' }, new Date().toISOString());
  await workWith({ recall }).drain();
  expect(await jobs.counts(new Date().toISOString())).toMatchObject(counts);
});
