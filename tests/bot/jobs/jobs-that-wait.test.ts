// Tests that other jobs are not held up by a platform that hangs, or by a job that may crash its process.
import { beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../bot/model/people/person.js';
import { createFakePlatform, personalPlaceOf, type FakePlatform } from '../../fakes/fake-platform.js';
import { createTestBot } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
let web: FakePlatform;
beforeEach(() => {
  bot.ports.clock = () => new Date();
  web = createFakePlatform('web');
  (bot.ports.platforms as Map<string, FakePlatform>).set('web', web);
});

const ask = (from: Person) =>
  bot.inbox.receive({
    kind: 'message',
    id: `m-${from.id}`,
    place: personalPlaceOf(from),
    from,
    sentAt: '2026-05-04T09:00:00Z',
    text: 'Who refers a child?',
    attachments: [],
    mentionsBot: true,
  });
const onWeb: Person = { platform: 'web', id: 'wil' };
const seenOnWeb = () => web.in(personalPlaceOf(onWeb).id);

/** Makes sending on Slack hang until `goOn` is called. */
function hang(): { begun: () => number; goOn: () => void } {
  const { send } = bot.platform;
  let begun = 0;
  let goOn: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  bot.platform.send = async (...given) => {
    begun += 1;
    await gate;
    return send.apply(bot.platform, given);
  };
  return { begun: () => begun, goOn };
}

test('answers a question on one platform while another hangs with more messages than there are places', async () => {
  const slack = hang();
  for (let n = 1; n <= 20; n += 1) await ask({ platform: 'slack', id: `p${n}` });
  const worker = bot.startWorker();
  await expect.poll(slack.begun).toBe(4);
  await ask(onWeb);
  await expect.poll(() => seenOnWeb().length, { timeout: 5_000 }).toBe(2);
  expect(slack.begun()).toBe(4);
  slack.goOn();
  await worker.drain();
  expect(bot.platform.in('dm-p20').length).toBeGreaterThan(1);
});

test('takes no more for a platform than it has room for, however long its queue', async () => {
  const { jobs } = bot.store.records;
  const { giveBack } = jobs;
  let givenBack = 0;
  jobs.giveBack = (worker, ids, now) => {
    givenBack += ids.length;
    return giveBack.call(jobs, worker, ids, now);
  };
  for (let n = 1; n <= 20; n += 1) await ask({ platform: 'slack', id: `p${n}` });
  await bot.startWorker().drain();
  expect(bot.platform.in('dm-p20').length).toBeGreaterThan(1);
  expect(givenBack).toBe(0);
});

test('runs other jobs while one that may end its process is slow, and more such jobs wait', async () => {
  const slack = hang();
  for (let n = 1; n <= 10; n += 1) await ask({ platform: 'slack', id: `p${n}` });
  await bot.database.kysely.updateTable('jobs').set({ interrupted: 2 }).execute();
  const worker = bot.startWorker();
  await expect.poll(slack.begun).toBe(1);
  await ask(onWeb);
  await expect.poll(() => seenOnWeb().length, { timeout: 5_000 }).toBe(2);
  slack.goOn();
  await worker.drain();
  expect(bot.platform.in('dm-p10').length).toBeGreaterThan(1);
});
