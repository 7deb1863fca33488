// Tests how open pages of the library learn of progress in editing jobs, with a real store.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createWorkWatch } from '../../../bot/editing/watch-editing-work.js';
import type { WatchStoreChanges } from '../../../bot/editing/watch-store-changes.js';
import { createChangeNotifier, type ChangeNotifier } from '../../../bot/jobs/change-notifier.js';
import { WORK_TOPICS } from '../../../bot/model/editing/editing-work.js';
import type { Store } from '../../../bot/model/store.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';

const NOW = '2026-11-28T09:00:00.000Z';
const PAGES = 20;
/** The number of queries in one check: one for each topic. */
const QUERIES = Object.keys(WORK_TOPICS).length;
const PAUSE_MS = 20;

let database: TemporaryDatabase;
let store: Store;
let notifier: ChangeNotifier;
let queries: number;
let wakes: number;
let stops: (() => void)[];
let watch: WatchStoreChanges;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  database = await temporaryDatabase();
  store = createStore(database.database);
  const { latest } = store.records.editingWork;
  store.records.editingWork.latest = (...given) => {
    queries += 1;
    return latest(...given);
  };
  notifier = createChangeNotifier();
  queries = wakes = 0;
  watch = createWorkWatch(store.records, notifier, PAUSE_MS);
  stops = Array.from({ length: PAGES }, () => watch(() => (wakes += 1)));
  await quiet();
  expect(wakes).toBe(PAGES);
  [queries, wakes] = [0, 0];
});
afterEach(async () => {
  for (const stop of stops) stop();
  vi.useRealTimers();
  await database.remove();
});

const ask = () => store.records.editingWork.add({ kind: 'check', sources: ['help'] }, 'Ada', NOW);

/** Waits until there has been no query for longer than the pause after a check. */
async function quiet(): Promise<void> {
  for (let before = -1; before !== queries; await wait(5 * PAUSE_MS)) before = queries;
}

test('asks the store nothing while nothing happens', async () => {
  vi.advanceTimersByTime(60_000);
  await quiet();
  expect(queries).toBe(0);
});

test('wakes every page at the next notification, with the queries of one page', async () => {
  await ask();
  notifier.notify();
  await quiet();
  expect([queries, wakes]).toEqual([QUERIES, PAGES]);
});

test('does not wake a page for what is not about the work, and looks twice for hundreds of it', async () => {
  for (let message = 0; message < 300; message += 1) notifier.notify();
  await quiet();
  expect([queries, wakes]).toEqual([2 * QUERIES, 0]);
});

test('looks every 2 seconds while work is under way, in case a notification does not arrive', async () => {
  const { id } = await ask();
  notifier.notify();
  await quiet();
  expect(wakes).toBe(PAGES);
  await store.records.editingWork.end(id, { kind: 'checked' }, NOW);
  vi.advanceTimersByTime(1_000);
  await quiet();
  expect(wakes).toBe(PAGES);
  vi.advanceTimersByTime(1_000);
  await quiet();
  expect(wakes).toBe(2 * PAGES);
  const before = queries;
  vi.advanceTimersByTime(60_000);
  await quiet();
  expect(queries).toBe(before);
});

test('stops with the last page', async () => {
  for (const stop of stops) stop();
  await ask();
  notifier.notify();
  await quiet();
  expect([queries, wakes]).toEqual([0, 0]);
});
