// The running service writes a list of erasures outside the store. Uses a real store.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  keepErasuresWritten,
  repeatErasuresAtStart,
} from '../../../../adapters/composition/oversight/erasures.js';
import { keysInEnvironment } from '../../../../adapters/sql/keys/local-keys.js';
import { createSealing } from '../../../../adapters/sql/keys/sealing.js';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { liftHold, placeHold } from '../../../../bot/governance/holds.js';
import { parseErasures, type Erased } from '../../../../bot/model/governance/erasure-record.js';
import type { Store } from '../../../../bot/model/store.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const erased = (digest: string, day: string): Erased => ({
  kind: 'message',
  digest: digest.padStart(43, 'd'),
  at: `${day}T09:00:00.000Z`,
});

let home: string;
let list: string;
let database: TemporaryDatabase;
let store: Store;
/** The digests returned by each read of the store. */
let readings: string[][];
let kept: { stop(): Promise<void> } | undefined;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  home = await mkdtemp(join(tmpdir(), 'erasures-'));
  list = join(home, 'erasures.jsonl');
  database = await temporaryDatabase();
  store = createStore(database.database);
  readings = [];
  const { all } = store.records.erasures;
  store.records.erasures.all = async (...since) => {
    const rows = await all(...since);
    readings.push(rows.map(({ digest }) => digest.replace(/^d+/, '')));
    return rows;
  };
});
afterEach(async () => {
  await kept?.stop();
  vi.useRealTimers();
  await database.remove();
  await rm(home, { recursive: true, force: true });
});

const parts = () => ({
  settings: { DATA_DIR: home, ERASURES_FILE: list },
  stores: { store, database: database.database },
  log,
});
const start = () => (kept = keepErasuresWritten(parts()));
const tick = async () => {
  const before = readings.length;
  // Advance the timer repeatedly, because it does nothing while the previous write is still running.
  await expect
    .poll(() => {
      vi.advanceTimersByTime(10_000);
      return readings.length;
    })
    .toBeGreaterThan(before);
};
const written = async () =>
  (await readFile(list, 'utf8').catch(() => ''))
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as Erased).digest.replace(/^d+/, ''));

test('writes each erasure once, even if the store answers more slowly than it is asked', async () => {
  await store.records.erasures.add([erased('1', '2026-11-01'), erased('2', '2026-11-02')]);
  start();
  vi.advanceTimersByTime(30_000);
  await kept!.stop();
  expect(await written()).toEqual(['1', '2']);
});

test('reads only the latest erasures again, not the whole list at each turn', async () => {
  await store.records.erasures.add([erased('1', '2020-11-01'), erased('2', '2026-11-02')]);
  start();
  await tick();
  await expect.poll(written).toEqual(['1', '2']);
  await store.records.erasures.add([erased('3', '2026-11-03')]);
  await tick();
  await expect.poll(written).toEqual(['1', '2', '3']);
  await kept!.stop();
  expect(readings.slice(1).flat()).not.toContain('1');
});

test('writes what is erased after a clock was ahead for a while', async () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await store.records.erasures.add([{ ...erased('1', ''), at: inHours(24) }]);
  start();
  await tick();
  await expect.poll(written).toEqual(['1']);
  await store.records.erasures.add([{ ...erased('2', ''), at: inHours(0) }]);
  await tick();
  await expect.poll(written).toEqual(['1', '2']);
});

test('writes the whole list again if the file has gone', async () => {
  await store.records.erasures.add([erased('1', '2020-11-01'), erased('2', '2026-11-02')]);
  start();
  await tick();
  await expect.poll(written).toEqual(['1', '2']);
  await rm(list);
  await tick();
  await expect.poll(written).toEqual(['1', '2']);
});

test('lists the erasures of messages while a legal hold cannot be encrypted, and those of people after that', async () => {
  let isDown = true;
  const { keeper } = database.database.sealing.keys;
  const wrap: typeof keeper.wrap = (key) =>
    isDown ? Promise.reject(new Error('The key service is down.')) : keeper.wrap(key);
  const sealing = createSealing({ ...keeper, wrap }, 'sqlite');
  await placeHold(
    { store, clock: () => new Date() },
    {
      id: 'one',
      scope: { kind: 'period', from: '2026-05-01T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z' },
      reason: 'Order',
      mayTell: false,
      by: 'Ann',
    },
  );
  await store.records.erasures.add([
    erased('1', '2026-05-01'),
    { ...erased('2', '2026-05-02'), kind: 'chat' },
  ]);
  kept = keepErasuresWritten({ ...parts(), stores: { store, database: { sealing } } });
  await tick();
  await expect.poll(written).toEqual(['1']);
  isDown = false;
  await tick();
  await expect.poll(async () => (await written()).slice(-1)).toEqual(['2']);
  expect(await written()).toHaveLength(3);
});

describe('legal holds', () => {
  const scope = { kind: 'period', from: '2026-05-01T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z' } as const;
  const place = (id: string) =>
    placeHold(
      { store, clock: () => new Date() },
      { id, scope, reason: `Order ${id}`, mayTell: false, by: 'Ann' },
    );
  /** Lets the service write the list, then replaces the store with one from before. */
  async function writeAndRestore(): Promise<void> {
    start();
    await kept!.stop();
    await database.database.kysely.deleteFrom('holds').execute();
  }
  const startAgain = () => repeatErasuresAtStart(parts(), () => Promise.resolve(0));
  const reasons = async () =>
    (await store.records.holds.list(new Date().toISOString())).map(({ reason }) => reason);

  test('are put back in a restored store before anything is erased', async () => {
    await place('one');
    await writeAndRestore();
    await repeatErasuresAtStart(parts(), async () => {
      expect(await reasons()).toEqual(['Order one']);
      return 0;
    });
    expect(await store.records.holds.find('one')).toMatchObject({ scope, mayTell: false, placedBy: 'Ann' });
    expect(await readFile(list, 'utf8')).not.toMatch(/Order|Ann|one/);
  });

  test('are recorded as put back by the service, once, even if two processes start at the same time', async () => {
    await place('one');
    await writeAndRestore();
    await Promise.all([startAgain(), startAgain()]);
    const placed = await store.records.decisions.events(['hold-placed'], 10);
    expect(placed.map(({ kind, by }) => [kind, by])).toEqual([
      ['hold-placed', 'the service'],
      ['hold-placed', 'Ann'],
    ]);
  });

  test('are in lines that a version without holds reads as erasures of nothing', async () => {
    await place('one');
    start();
    await tick();
    await liftHold({ store, clock: () => new Date() }, { id: 'one', by: 'Ann', reason: 'It is over.' });
    await kept!.stop();
    const lines = (await readFile(list, 'utf8')).split('\n').filter(Boolean);
    const asErasures = lines.map((line) => {
      const { kind, digest, at } = JSON.parse(line) as Erased;
      return JSON.stringify({ kind, digest, at });
    });
    expect(parseErasures(asErasures.join('\n'))).toMatchObject({ erased: [{}, {}], isDamaged: false });
    expect(parseErasures(lines.join('\n'))).toMatchObject({ erased: [], holds: [{}, {}], isDamaged: false });
  });

  test('are not put back once they have been lifted', async () => {
    await place('one');
    start();
    await tick();
    await liftHold({ store, clock: () => new Date() }, { id: 'one', by: 'Ann', reason: 'It is over.' });
    await kept!.stop();
    await writeAndRestore();
    await startAgain();
    expect(await reasons()).toEqual([]);
  });

  test('stop the start if the list has one that no key opens', async () => {
    await place('one');
    await writeAndRestore();
    const other = keysInEnvironment('the tests', [Buffer.alloc(32, 'another')]);
    const stores = { store, database: { sealing: createSealing(other, 'sqlite') } };
    const erased = vi.fn(() => Promise.resolve(0));
    await expect(repeatErasuresAtStart({ ...parts(), stores }, erased)).rejects.toThrow(/legal hold/);
    expect(erased).not.toHaveBeenCalled();
  });
});
