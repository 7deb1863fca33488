// Tests recalls that start from an answer reported as unsafe, with a real store.
import { beforeEach, expect, test } from 'vitest';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import type { WrongPassagePorts } from '../../../bot/recalls/report-wrong-passage.js';
import { startRecall } from '../../../bot/recalls/unsafe-reports.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
let ports: WrongPassagePorts;
let start: { answer: string; quotes: number[]; editor: string; comment: string };
beforeEach(async () => {
  const guidance = createGuidanceStore(bot.database);
  ports = { store: bot.store, guidance, editing: createEditingStore(bot.database), clock: bot.ports.clock };
  await bot.say(practitioner, 'Who refers a child?');
  const [given] = await bot.store.records.answers.latest(1);
  start = { answer: given!.id, quotes: [1], editor: 'Ada', comment: 'It is 5 days, not 45.' };
});

test('leads to the recall that was opened, even if someone else decides it at the same moment', async () => {
  const { records } = bot.store;
  const decideFirst: typeof records.reports.handle = async (...handled) => {
    const [open] = await records.recalls.list('open');
    await records.recalls.decide(open!.id, { state: 'dismissed', by: 'Ben' }, handled[2]);
    return records.reports.handle(...handled);
  };
  const store = {
    ...bot.store,
    records: { ...records, reports: { ...records.reports, handle: decideFirst } },
  };
  const recall = await startRecall({ ...ports, store }, start);
  expect(await records.recalls.find(recall)).toMatchObject({ state: 'dismissed', decidedBy: 'Ben' });
});

test('leads to the recall that is already open', async () => {
  const first = await startRecall(ports, start);
  expect(await startRecall(ports, start)).toBe(first);
  expect(await bot.store.records.recalls.list()).toHaveLength(1);
});
