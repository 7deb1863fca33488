// Tests recalls that start with an answer reported as unsafe, with a real store.
import { beforeEach, expect, test } from 'vitest';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { reportWrongPassages, type WrongPassagePorts } from '../../../bot/recalls/report-wrong-passage.js';
import { readUnsafeReport, startRecall } from '../../../bot/recalls/unsafe-reports.js';
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

test('finds a quote that is still live in a document that has been renamed', async () => {
  const { records } = bot.store;
  const given = (await records.answers.find(start.answer))!;
  const [{ document, passage } = expect.fail()] = given.answer.citations;
  const renamed = { ...document, slug: 'renamed' };
  const live = {
    document: renamed,
    passages: [{ ...passage, id: 'another', document: renamed.slug }],
  };
  const guidance = {
    liveRelease: () => Promise.resolve({ number: 2, documents: 1, passages: 1 }),
    documentOf: (_: number, slug: string) => Promise.resolve(slug === renamed.slug ? live : undefined),
    editionsOf: () => Promise.resolve([{ id: 'edition', document: renamed }]),
  };
  await records.reports.add(start.answer, practitioner, given.createdAt);
  const read = (found: unknown) => readUnsafeReport(bot.store, found as typeof ports.guidance, start.answer);
  expect(await read(guidance)).toMatchObject({ quotes: [{ isLive: true }] });
  live.passages[0]!.text = 'It says something else now.';
  expect(await read(guidance)).toMatchObject({ quotes: [{ isLive: false }] });
});

test('says which other statements a recall of a quote stops, unless a recall already does', async () => {
  const { records } = bot.store;
  const given = (await records.answers.find(start.answer))!;
  const [{ document, passage } = expect.fail()] = given.answer.citations;
  const beside = ['3.1 The child must not go back to the farm.', '3.2 Ask for a placement.'];
  const text = `${beside[0]}\n${passage.text}\n3. Where the child stays\n${beside[1]}`;
  const guidance = {
    ...ports.guidance,
    liveRelease: () => Promise.resolve({ number: 2, documents: 1, passages: 1 }),
    documentOf: () => Promise.resolve({ document, passages: [{ ...passage, id: 'other', text }] }),
  } as unknown as typeof ports.guidance;
  await records.reports.add(start.answer, practitioner, given.createdAt);
  const read = async () => (await readUnsafeReport(bot.store, guidance, start.answer))!.quotes[0];
  const rest = passage.text.slice(given.answer.citations[0]!.spans.at(-1)![1]).trim();
  expect((await read())!.alsoStopped).toEqual([beside[0], rest, beside[1]]);
  await startRecall(ports, start);
  expect((await read())!.alsoStopped).toEqual([]);
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

test('does not count the report as handled if an open recall of the same words says something else', async () => {
  const { records } = bot.store;
  await bot.press(practitioner, { do: 'report-unsafe', answer: start.answer });
  await startRecall(ports, start);
  await bot.press(practitioner, {
    do: 'report-unsafe',
    answer: start.answer,
    text: 'The form is wrong too.',
  });
  const other = { ...start, comment: 'Use the new form.' };
  await expect(startRecall(ports, other)).rejects.toThrow(/already an open recall/);
  expect(await records.reports.find(start.answer)).not.toHaveProperty('handled');
});

test('opens another recall if only other words of the passage are in an open one', async () => {
  const { records } = bot.store;
  const given = (await records.answers.find(start.answer))!.answer.citations[0]!;
  const { passage, document } = given;
  const words = given.quote.split(' ').slice(0, 2).join(' ');
  await reportWrongPassages(ports, { found: [{ passage, document, words }], comment: 'Not they.' });
  await bot.later(1000);
  expect(await startRecall(ports, start)).toBe(2);
  expect(await records.recalls.find(2)).toMatchObject({ words: given.quote, comment: start.comment });
});
