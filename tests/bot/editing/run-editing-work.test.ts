// Tests that a worker does the jobs that editors start, resumes after being killed, and always records the
// outcome.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import { EMBEDDED_BY } from '../../../ingest/model/editing.js';
import { libraryWording } from '../../../ingest/model/library-wording.js';
import { requestEditingWork } from '../../../bot/editing/request-editing-work.js';
import { runEditingWork } from '../../../bot/editing/run-editing-work.js';
import type { WorkRequest } from '../../../bot/model/editing/editing-work.js';
import { govukSource } from '../../fakes/followed-sources.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createTestBot, type TestBot } from '../../fakes/test-bot.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATHS = ['one', 'two', 'three'].map((name) => `/guidance/${name}`);
const page = (path: string, days: number) =>
  publication(path, `<p>Refer the child within ${days} days of the first meeting with ${path}.</p>`);

const editing = perTest(startEditing);
let bot: TestBot;
beforeEach(async () => {
  for (const path of PATHS) editing.site.put(page(path, 45));
  const store = createStore(editing.guidance.database);
  const sources = PATHS.map((path) => govukSource(path, path.split('/').at(-1)));
  bot = await createTestBot({
    store,
    editing: {
      registry: () => Promise.resolve({ sources, problems: [] }),
      ports: editing.ports,
      recalls: {
        store,
        guidance: editing.guidance.ports.store,
        editing: editing.editing,
        glossary: [],
        contacts: [],
        clock: () => new Date(),
        answerDeadlineMs: 10 * 60_000,
      },
    },
  });
});
afterEach(async () => {
  await bot.close();
});

const work = () => bot.ports.store.records.editingWork;
const ask = async (request: WorkRequest) => (await requestEditingWork(bot.ports, request, 'Ada')).id;
const done = async (request: WorkRequest) => {
  const id = await ask(request);
  await bot.settle();
  return (await work().find(id))!;
};
const addGolden = (question: string) =>
  editing.editing.addGolden({
    question,
    outcome: 'answered',
    addedBy: 'Ada',
    addedAt: '2026-05-04T09:00:00.000Z',
  });
const acceptAll = async () => {
  for (const change of await editing.editing.changes(['open'])) await editing.review(change, 'accept');
};

it('checks one source after another, and says what each brought', async () => {
  editing.site.remove(`/api/content${PATHS[1]}`);
  const {
    outcome,
    refreshes: looks,
    startedAt,
    endedAt,
  } = await done({
    kind: 'check',
    sources: ['one', 'two', 'nowhere'],
  });
  expect(outcome).toEqual({ kind: 'checked' });
  expect(looks.map(({ source, state, changes }) => [source, state, changes.length])).toEqual([
    ['one', 'available', 1],
    ['two', 'missing', 0],
    ['nowhere', 'not-followed', 0],
  ]);
  expect(startedAt && endedAt).toBeTruthy();
});

it('says without paths that a source may be in a part of the list that cannot be read', async () => {
  const problems = ['ingest/sources.json, one: slug: This is missing or not valid.'];
  bot.ports.editing!.registry = () => Promise.resolve({ sources: [], problems });
  const [refresh] = (await done({ kind: 'check', sources: ['one'] })).refreshes;
  expect(refresh).toMatchObject({ state: 'not-followed', reason: libraryWording.sources.unread });
});

it('carries on with the next source after being killed, and asks none twice', async () => {
  const id = await ask({ kind: 'check', sources: ['one', 'two', 'three'] });
  await runEditingWork(bot.ports, { work: id });
  expect((await work().find(id))!.refreshes).toHaveLength(1);
  const before = editing.site.requests.filter((request) => request.includes(PATHS[0]!)).length;
  await bot.settle();
  expect((await work().find(id))!).toMatchObject({ outcome: { kind: 'checked' } });
  expect((await work().find(id))!.refreshes.map(({ source }) => source)).toEqual(['one', 'two', 'three']);
  expect(editing.site.requests.filter((request) => request.includes(PATHS[0]!))).toHaveLength(before);
});

it('tries, publishes and goes back, with the outcome of each', async () => {
  expect((await done({ kind: 'try' })).outcome).toEqual({ kind: 'nothing' });
  expect((await done({ kind: 'publish' })).outcome).toEqual({ kind: 'nothing' });
  await done({ kind: 'check', sources: ['one'] });
  await acceptAll();
  expect((await done({ kind: 'try' })).outcome).toMatchObject({ kind: 'tried', passed: true, tested: false });
  const published = (await done({ kind: 'publish' })).outcome;
  expect(published).toMatchObject({ kind: 'published', documents: ['one'], recalls: 0 });
  editing.site.put(page(PATHS[0]!, 30));
  await done({ kind: 'check', sources: ['one'] });
  await acceptAll();
  await done({ kind: 'publish' });
  expect((await done({ kind: 'roll-back', reason: 'It was a draft.' })).outcome).toMatchObject({
    kind: 'rolled-back',
  });
});

/** Kills the worker just after the new release went live, before anything else is recorded. */
const killedAtTheEnd = async (request: WorkRequest) => {
  const { records } = bot.ports.store;
  const { end } = records.editingWork;
  const { publicationsToCheck } = records.recalls;
  const id = await ask(request);
  records.recalls.publicationsToCheck = () => Promise.reject(new Error('killed'));
  records.editingWork.end = () => Promise.reject(new Error('killed'));
  await expect(runEditingWork(bot.ports, { work: id })).rejects.toThrow('killed');
  Object.assign(records.editingWork, { end });
  Object.assign(records.recalls, { publicationsToCheck });
  await bot.settle();
  return (await work().find(id))!.outcome;
};

it('says what was done, and moves nothing twice, after it was killed with the pointer moved', async () => {
  const { store } = editing.guidance.ports;
  const live = async () => (await store.liveRelease())!.number;
  const recallsToOpen = () => bot.ports.store.records.recalls.publicationsToCheck();
  const publish = async (days: number) => {
    editing.site.put(page(PATHS[0]!, days));
    await done({ kind: 'check', sources: ['one'] });
    await acceptAll();
    return killedAtTheEnd({ kind: 'publish' });
  };
  for (const days of [45, 30, 20]) {
    const outcome = await publish(days);
    expect(outcome).toMatchObject({ kind: 'published', release: await live(), documents: ['one'] });
    expect(await recallsToOpen()).toEqual([]);
  }
  const before = await live();
  const first = await store.editionsOf(before);
  expect(await killedAtTheEnd({ kind: 'roll-back', reason: 'It was a draft.' })).toMatchObject({
    kind: 'rolled-back',
    release: before - 1,
    from: before,
  });
  expect(await live()).toBe(before - 1);
  expect(await recallsToOpen()).toEqual([]);
  expect(await store.editionsOf(before - 1)).not.toEqual(first);
});

it('can answer from the version of another search model, if going back to it was killed halfway', async () => {
  for (const days of [45, 30]) {
    editing.site.put(page(PATHS[0]!, days));
    await editing.takeIn(PATHS[0]!);
  }
  const embedder = createFakeEmbedder({ id: 'newer', dimension: 48 });
  editing.ports.embedder = embedder;
  const { publish } = editing.editing;
  editing.editing.publish = (publication) =>
    publication.editor === EMBEDDED_BY ? Promise.reject(new Error('killed')) : publish(publication);
  const id = await ask({ kind: 'roll-back', reason: 'It was a draft.' });
  await expect(runEditingWork(bot.ports, { work: id })).rejects.toThrow('killed');
  editing.editing.publish = publish;
  await bot.settle();
  expect((await work().find(id))!.outcome).toMatchObject({ kind: 'rolled-back', release: 1, from: 2 });
  const live = await createLiveRelease({ ...editing.guidance.loading, embedder }).current();
  expect(live?.index.content.passages.map(({ text }) => text).join()).toContain('45 days');
});

it('ends with a sentence where an editor has to do something else', async () => {
  const { outcome } = await done({ kind: 'roll-back', to: 7, reason: 'It was a draft.' });
  expect(outcome).toEqual({ kind: 'failed', problem: 'No release is live. Publish one first.' });
});

it('carries on with the other sources if one makes the program fail, and logs why without its words', async () => {
  const { fetchSource } = editing.ports;
  editing.ports.fetchSource = (source, held) =>
    source.slug === 'one' ? Promise.reject(new TypeError('near “secret words”')) : fetchSource(source, held);
  const { refreshes: looks, outcome } = await done({ kind: 'check', sources: ['one', 'two'] });
  expect(outcome).toEqual({ kind: 'checked' });
  expect(looks).toMatchObject([
    {
      source: 'one',
      state: 'failed',
      reason: expect.stringContaining('could not read “Help for trafficked children”.'),
    },
    { source: 'two', state: 'available' },
  ]);
  expect(bot.logged.join()).toMatch(/"failure":"TypeError at /);
  expect(bot.logged.join()).not.toContain('secret words');
});

it('is given up with an explanation, not left waiting, if it keeps failing', async () => {
  editing.ports.editing.recordRefresh = () => Promise.reject(new Error('No such luck.'));
  const id = await ask({ kind: 'check', sources: ['one'] });
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await bot.settle();
    await bot.later(10 * 60_000);
  }
  expect((await work().find(id))!.outcome).toMatchObject({
    kind: 'failed',
    problem: expect.stringContaining('tried this several times'),
  });
});

it('does nothing for work that has ended or was never asked for', async () => {
  const { id } = await done({ kind: 'try' });
  await runEditingWork(bot.ports, { work: id });
  await runEditingWork(bot.ports, { work: 99 });
  expect((await work().find(id))!.outcome).toEqual({ kind: 'nothing' });
});

it.each([{ kind: 'try' }, { kind: 'publish', override: 'It is urgent.' }] as const)(
  'counts the test questions that are done: %j',
  async (request) => {
    await done({ kind: 'check', sources: ['one'] });
    await acceptAll();
    await addGolden('Within how many days is the child referred?');
    await addGolden('Who refers the child?');
    const seen: unknown[] = [];
    const { askRelease } = editing.ports;
    bot.ports.editing!.ports = {
      ...editing.ports,
      askRelease: async (release) => {
        const ask = await askRelease(release);
        return async (question) => {
          seen.push((await work().latest([request.kind], 1))[0]?.progress);
          return ask(question);
        };
      },
    };
    const { progress } = await done(request);
    expect(seen).toEqual([
      { done: 0, all: 2 },
      { done: 1, all: 2 },
    ]);
    expect(progress).toEqual({ done: 2, all: 2 });
  },
);
