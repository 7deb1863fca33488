// Tests the worker’s lanes and leases, and that stopping it leaves no job half done.
import { beforeEach, expect, test } from 'vitest';
import { SAMPLE_QUOTE, sampleAnswer } from '../../fakes/samples/sample-answers.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import type { Person } from '../../../bot/model/people/person.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
beforeEach(() => {
  bot.ports.clock = () => new Date();
});

const ask = (from: Person, id: string, text = 'Who refers a child?') =>
  bot.inbox.receive({
    kind: 'message',
    id,
    place: personalPlaceOf(from),
    from,
    sentAt: '2026-05-04T09:00:00Z',
    text,
    attachments: [],
    mentionsBot: true,
  });
const somebody = (id: string): Person => ({ platform: 'slack', id });

function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

/** Resolves once the next call of this method has finished. */
function nextCall<Name extends string>(
  records: Record<Name, (...given: never[]) => Promise<unknown>>,
  name: Name,
): Promise<void> {
  const original = records[name];
  return new Promise((resolve) => {
    records[name] = (...given) => {
      records[name] = original;
      return original(...given).finally(resolve);
    };
  });
}

test('sends while every place for answers is taken by a slow one', async () => {
  const slow = gate();
  bot.answerWith(async () => {
    await slow.passed;
    return sampleAnswer();
  });
  const worker = bot.startWorker({ concurrency: 2, answersAtOnce: 1 });
  await ask(somebody('one'), 'm1');
  await ask(somebody('two'), 'm2');
  await ask(somebody('three'), 'm3', 'help');
  await expect.poll(() => bot.seenIn(somebody('three')).join()).toContain('You can also type');
  slow.open();
  await worker.drain();
  expect(bot.asked).toHaveLength(2);
});

test('stops when what is under way has ended, and begins nothing new', async () => {
  const slow = gate();
  bot.answerWith(async () => {
    await slow.passed;
    return sampleAnswer();
  });
  const worker = bot.startWorker();
  await ask(practitioner, 'm1');
  await expect.poll(() => bot.asked).toHaveLength(1);
  let stopped = false;
  const stopping = worker.stop().then(() => (stopped = true));
  await ask(practitioner, 'm2');
  expect(stopped).toBe(false);
  slow.open();
  await stopping;
  expect(bot.asked).toHaveLength(1);
  expect((await bot.store.records.jobs.counts(new Date().toISOString())).leased).toBe(0);
});

test('keeps a job that takes longer than its lease, while another worker looks for work', async () => {
  const slow = gate();
  bot.answerWith(async () => {
    await slow.passed;
    return sampleAnswer();
  });
  const { jobs } = bot.store.records;
  let now = Date.now();
  bot.ports.clock = () => new Date(now);
  const first = bot.startWorker({ leaseMs: 150 });
  await ask(practitioner, 'm1');
  await expect.poll(() => bot.asked).toHaveLength(1);
  const second = bot.startWorker({ pollMs: 10 });
  // Only advances the clock once the lease has been extended, however busy the machine is.
  for (let thirds = 0; thirds < 6; thirds += 1) {
    await nextCall(jobs, 'extend');
    now += 50;
    await nextCall(jobs, 'claim');
  }
  slow.open();
  await first.drain();
  await second.drain();
  expect(bot.asked).toHaveLength(1);
});

test('leaves a message to a worker that has its platform', async () => {
  const platforms = bot.ports.platforms;
  bot.ports.platforms = new Map();
  await ask(practitioner, 'm1', 'help');
  await bot.startWorker().drain();
  expect(bot.platform.posted).toEqual([]);
  bot.ports.platforms = platforms;
  await bot.startWorker().drain();
  expect(bot.platform.posted.length).toBeGreaterThan(0);
});

test('carries on after the store fails', async () => {
  const { jobs } = bot.store.records;
  const { claim } = jobs;
  let failures = 3;
  jobs.claim = (wanted) => {
    failures -= 1;
    return failures >= 0 ? Promise.reject(new Error('busy')) : claim(wanted);
  };
  const worker = bot.startWorker({ pollMs: 5 });
  await expect.poll(() => failures).toBeLessThan(0);
  await ask(practitioner, 'm1', 'help');
  await expect.poll(() => bot.platform.posted.length).toBeGreaterThan(0);
  await worker.stop();
});

test('two workers keep the order of each lane', async () => {
  const people = Array.from({ length: 6 }, (_, n) => somebody(`person-${n}`));
  const workers = [bot.startWorker(), bot.startWorker()];
  bot.answerWith(async ({ text }) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
    return sampleAnswer({ preface: `Answer to ${text}.` });
  });
  for (let n = 1; n <= 5; n += 1)
    for (const person of people) await ask(person, `${person.id}-${n}`, `question ${n}`);
  await Promise.all(workers.map((worker) => worker.drain()));
  await bot.startWorker().drain();
  for (const person of people) {
    const answered = bot
      .seenIn(person)
      .join(' ')
      .match(/(?<=Answer to question )\d/g);
    expect(answered).toEqual(['1', '2', '3', '4', '5']);
  }
});

test('says so when a job outlived its lease, because it may have been done twice', async () => {
  const slow = gate();
  bot.answerWith(async () => {
    await slow.passed;
    return sampleAnswer();
  });
  const { jobs } = bot.store.records;
  const worker = bot.startWorker();
  await ask(practitioner, 'm1');
  await expect.poll(() => bot.asked).toHaveLength(1);
  const [taken] = await jobs.claim({
    worker: 'another',
    limit: 1,
    now: new Date(Date.now() + 3_600_000).toISOString(),
    leaseUntil: new Date(Date.now() + 7_200_000).toISOString(),
    platforms: ['slack'],
    kinds: ['answer-question'],
  });
  expect(taken?.kind).toBe('answer-question');
  slow.open();
  await expect.poll(() => bot.logged.join()).toContain('ran for longer than its lease');
  await worker.stop();
});

test('does not restart its own work when it resumes after its lease', async () => {
  const slow = gate();
  bot.answerWith(async () => {
    await slow.passed;
    return sampleAnswer();
  });
  const worker = bot.startWorker({ pollMs: 5 });
  await ask(practitioner, 'm1');
  await expect.poll(() => bot.asked).toHaveLength(1);
  // Moves the clock past the end of the lease, as on a machine that was asleep.
  bot.ports.clock = () => new Date(Date.now() + 60_000);
  for (let looks = 0; looks < 4; looks += 1) await nextCall(bot.store.records.jobs, 'claim');
  slow.open();
  await worker.drain();
  expect(bot.asked).toHaveLength(1);
  expect(bot.logged.join()).not.toContain('ran for longer than its lease');
});

test('takes again what it left to its lease, while it is busy with something else', async () => {
  const slow = gate();
  bot.answerWith(async () => {
    await slow.passed;
    return sampleAnswer();
  });
  const { jobs } = bot.store.records;
  const { finish } = jobs;
  let failures = 1;
  jobs.finish = (id, by) => {
    failures -= 1;
    return failures >= 0 ? Promise.reject(new Error('busy')) : finish(id, by);
  };
  const worker = bot.startWorker({ leaseMs: 1_000, pollMs: 10 });
  await ask(somebody('one'), 'm1');
  await expect.poll(() => bot.asked).toHaveLength(1);
  await ask(somebody('two'), 'm2', 'help');
  await expect.poll(() => bot.logged.join()).toContain('The result of a job could not be saved');
  const leased = async () => (await jobs.counts(new Date().toISOString())).leased;
  // Waits until only the slow job has a lease. On a busy machine, this takes more than twice as long as a
  // lease lasts.
  await expect.poll(leased).toBe(1);
  slow.open();
  await worker.drain();
});

test('takes over what a dead worker had begun, even if the clock was set back since', async () => {
  await ask(practitioner, 'm1', 'help');
  const ahead = Date.now() + 5 * 3_600_000;
  await bot.store.records.jobs.claim({
    worker: 'dead',
    limit: 10,
    now: new Date(ahead).toISOString(),
    leaseUntil: new Date(ahead + 30_000).toISOString(),
    platforms: ['slack'],
  });
  const worker = bot.startWorker({ leaseMs: 500, pollMs: 10 });
  await expect.poll(() => bot.platform.posted.length).toBeGreaterThan(0);
  await worker.stop();
});

test('a worker that stops leaves an answer that takes too long to another one, which begins at once', async () => {
  let begun = 0;
  bot.answerWith(() => {
    begun += 1;
    return begun === 1 ? new Promise(() => undefined) : sampleAnswer();
  });
  const first = bot.startWorker({ graceMs: 50 });
  await ask(practitioner, 'm1');
  await expect.poll(() => begun).toBe(1);
  await first.stop();
  const second = bot.startWorker();
  await expect.poll(() => bot.seenIn(practitioner).join()).toContain(SAMPLE_QUOTE);
  await second.stop();
  expect(await bot.store.records.jobs.counts(new Date().toISOString())).toMatchObject({ dead: 0, leased: 0 });
});

test('leaves a kind of job that it does not know to a newer version beside it', async () => {
  const { jobs } = bot.store.records;
  await jobs.enqueue(
    { kind: 'not-thought-of-yet' as 'recall', payload: { recall: 1 }, lane: 'new' },
    '2026-05-04T09:00:00Z',
  );
  await bot.startWorker().drain();
  expect(await jobs.counts(new Date().toISOString())).toMatchObject({ waiting: 1, retrying: 0, dead: 0 });
});
