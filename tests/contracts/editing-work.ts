// Tests how a store keeps editors’ jobs and the sources they add, on every database.
import { expect, it } from 'vitest';
import type { AddedSource, AddedSourceRecords } from '../../ingest/model/added-sources.js';
import type { Store } from '../../bot/model/store.js';
import { requestEditingWork } from '../../bot/editing/request-editing-work.js';
import { govukSource } from '../fakes/followed-sources.js';

const NOW = '2026-05-04T09:00:00.000Z';
const LATER = '2026-05-04T09:05:00.000Z';

export function editingWorkContract(store: () => Store, added: () => AddedSourceRecords): void {
  const work = () => store().records.editingWork;

  it('keeps what was asked for, how far it is, and the outcome', async () => {
    const asked = await work().add({ kind: 'check', sources: ['one', 'two'] }, 'Ada', NOW);
    expect(asked).toMatchObject({ editor: 'Ada', askedAt: NOW, refreshes: [] });
    expect(asked.endedAt).toBeUndefined();
    await work().start(asked.id, LATER);
    const look = { source: 'one', state: 'available' as const, changes: [7], problems: ['a: broken'] };
    await work().recordRefreshes(asked.id, [look]);
    expect(await work().find(asked.id)).toMatchObject({ startedAt: LATER, refreshes: [look] });
    await work().end(asked.id, { kind: 'checked' }, LATER);
    expect(await work().find(asked.id)).toMatchObject({ endedAt: LATER, outcome: { kind: 'checked' } });
    expect(await work().find(asked.id + 1)).toBeUndefined();
  });

  it('keeps how many test questions are done', async () => {
    const { id, progress } = await work().add({ kind: 'try' }, 'Ada', NOW);
    expect(progress).toBeUndefined();
    await work().recordProgress(id, { done: 1, all: 3 });
    await work().recordProgress(id, { done: 2, all: 3 });
    expect(await work().find(id)).toMatchObject({ progress: { done: 2, all: 3 } });
  });

  it('keeps the first end', async () => {
    const { id } = await work().add({ kind: 'try' }, 'Ada', NOW);
    await work().end(id, { kind: 'nothing' }, NOW);
    await work().end(id, { kind: 'failed', problem: 'Too late.' }, LATER);
    expect(await work().find(id)).toMatchObject({ endedAt: NOW, outcome: { kind: 'nothing' } });
  });

  it('hides the outcome once, when there is one', async () => {
    const { id } = await work().add({ kind: 'try' }, 'Ada', NOW);
    expect(await work().hide(id)).toBe(false);
    await work().end(id, { kind: 'failed', problem: 'It did not work.' }, LATER);
    expect(await work().hide(id)).toBe(true);
    expect(await work().hide(id)).toBe(false);
    expect(await work().find(id)).toMatchObject({
      endedAt: LATER,
      outcome: { kind: 'failed', problem: 'It did not work.', isHidden: true },
    });
  });

  it('lists the latest of some kinds first', async () => {
    const { id: first } = await work().add({ kind: 'try' }, 'Ada', NOW);
    await work().add({ kind: 'check', sources: [] }, 'Ada', NOW);
    const { id: last } = await work().add({ kind: 'publish', override: 'Because.' }, 'Bea', NOW);
    expect((await work().latest(['try', 'publish'], 5)).map(({ id }) => id)).toEqual([last, first]);
    expect((await work().latest(['try', 'publish'], 1)).map(({ request }) => request)).toEqual([
      { kind: 'publish', override: 'Because.' },
    ]);
    expect(await work().latest([], 5)).toEqual([]);
  });

  it('asking keeps the work and enqueues its job, or neither', async () => {
    const clock = () => new Date(NOW);
    const { id } = await requestEditingWork({ store: store(), clock }, { kind: 'try' }, 'Ada');
    const lease = { worker: 'w', now: NOW, leaseUntil: LATER, limit: 9, platforms: [] };
    const jobs = await store().records.jobs.claim(lease);
    expect(jobs.map(({ kind, payload, lane }) => ({ kind, payload, lane }))).toEqual([
      { kind: 'edit-guidance', payload: { work: id }, lane: 'editing:release' },
    ]);
  });

  const source: AddedSource = {
    source: govukSource('/guidance/one', 'one'),
    changedBy: 'Ada',
    changedAt: NOW,
    version: 0,
    stopped: false,
  };

  it('adds a source once', async () => {
    expect(await added().save(source)).toEqual({ ...source, version: 1 });
    expect(await added().save({ ...source, changedBy: 'Bea' })).toBeUndefined();
    expect(await added().list()).toEqual([{ ...source, version: 1 }]);
  });

  it('changes a source from the version that was read, and from no other', async () => {
    await added().save(source);
    const changed = { ...source, changedBy: 'Bea', changedAt: LATER, stopped: true, version: 1 };
    expect(await added().save(changed)).toEqual({ ...changed, version: 2 });
    expect(await added().save({ ...changed, changedBy: 'Cyd' })).toBeUndefined();
    expect(await added().list()).toEqual([{ ...changed, version: 2 }]);
  });
}
