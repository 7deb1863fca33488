// Tests any store of jobs: each lane stays in order, leases expire, and dead jobs are listed.
import { expect, test } from 'vitest';
import type { PlatformName } from '../../bot/model/people/person.js';
import type { Store } from '../../bot/model/store.js';
import { LATER, NOW } from '../fakes/samples/sample-records.js';

const FOR_SLACK = { worker: 'w', limit: 10, now: LATER, leaseUntil: LATER, platforms: ['slack'] };

export function jobContract(store: () => Store): void {
  const claim = (worker: string, now = NOW, limit = 10, platforms: PlatformName[] = ['slack']) =>
    store().transaction(({ jobs }) => jobs.claim({ worker, limit, now, leaseUntil: LATER, platforms }));
  const enqueue = (lane: string, key: string, more: object = {}) =>
    store().transaction(({ jobs }) => jobs.enqueue({ kind: 'send', payload: { key }, lane, ...more }, NOW));
  const keysOf = (jobs: { payload: object }[]) => jobs.map(({ payload }) => (payload as { key: string }).key);

  test('hands out jobs of different lanes at once, and of one lane strictly one after another', async () => {
    await enqueue('a', 'a1');
    await enqueue('a', 'a2');
    await enqueue('b', 'b1');
    expect(await store().records.jobs.counts(NOW)).toMatchObject({ waiting: 3, due: 2 });
    const first = await claim('w');
    expect(keysOf(first)).toEqual(['a1', 'b1']);
    expect(await claim('other')).toEqual([]);
    await store().transaction(({ jobs }) => jobs.retry(first[0]!.id, 'w', LATER, 'busy'));
    expect(await claim('w')).toEqual([]);
    const [again] = await claim('w', LATER);
    expect(again).toMatchObject({ payload: { key: 'a1' }, attempts: 2 });
    await store().transaction(({ jobs }) => jobs.finish(again!.id, 'w'));
    expect(keysOf(await claim('w', LATER))).toContain('a2');
    await clear('w');
  });

  test('hands out a job again when its lease has run out, and then ignores the earlier worker', async () => {
    await enqueue('c', 'c1');
    const [taken] = await claim('dead');
    expect(keysOf(await claim('next', LATER))).toEqual(['c1']);
    expect(await store().transaction(({ jobs }) => jobs.finish(taken!.id, 'dead'))).toBe(false);
    const counts = await store().records.jobs.counts(NOW);
    expect(counts.leased).toBe(1);
    await clear('next');
  });

  test('counts a job once, even if it is claimed at that moment', async () => {
    await enqueue('cc', 'cc1');
    const [counts] = await Promise.all([store().records.jobs.counts(NOW), claim('w')]);
    expect(counts.due + counts.leased).toBe(1);
    await clear('w');
  });

  test('a job that was put off has made no attempt, and keeps its place in the lane', async () => {
    await enqueue('p', 'p1');
    await enqueue('p', 'p2');
    const [job] = await claim('w');
    await store().transaction(({ jobs }) => jobs.postpone(job!.id, 'w', LATER));
    expect(await claim('w')).toEqual([]);
    const [again] = await claim('w', LATER);
    expect(again).toMatchObject({ payload: { key: 'p1' }, attempts: 1 });
    await store().transaction(({ jobs }) => jobs.finish(again!.id, 'w'));
    await claim('w', LATER);
    await clear('w');
  });

  test('a job that was given back has made no attempt, and can be claimed at once', async () => {
    await enqueue('gb', 'gb1');
    const [job] = await claim('w');
    await store().records.jobs.giveBack('another', [job!.id], NOW);
    expect(await claim('next')).toEqual([]);
    await store().records.jobs.giveBack('w', [job!.id], NOW);
    const [again] = await claim('next');
    expect(again).toMatchObject({ payload: { key: 'gb1' }, attempts: 1, interrupted: 0 });
    await clear('next');
  });

  test('counts how many leases of a job ran out, but not the attempts that failed or were put off', async () => {
    const { jobs } = store().records;
    const interrupted = async (now = NOW) => (await claim('w', now))[0]?.interrupted;
    await enqueue('in', 'in1');
    const [job] = await claim('w');
    expect(job!.interrupted).toBe(0);
    await jobs.retry(job!.id, 'w', NOW, 'no');
    expect(await interrupted()).toBe(0);
    await jobs.postpone(job!.id, 'w', NOW);
    expect(await interrupted()).toBe(0);
    expect(await interrupted(LATER)).toBe(1);
    expect(await interrupted(LATER)).toBe(2);
    await jobs.retry(job!.id, 'w', NOW, 'no');
    expect(await interrupted()).toBe(2);
    await clear('w');
  });

  test('says how many questions wait, since when, and which are in a lane', async () => {
    const ask = (lane: string, message: string, urgent = false) =>
      store().transaction(({ jobs }) =>
        jobs.enqueue({ kind: 'answer-question', payload: { message }, lane, urgent }, NOW),
      );
    const { jobs } = store().records;
    expect(await jobs.answerQueue()).toMatchObject({ ahead: 0, running: 0 });
    await ask('q:1', 'm1');
    await ask('q:1', 'm2');
    await ask('q:2', 'm3', true);
    await claim('w', NOW, 2);
    expect(await jobs.answerQueue()).toMatchObject({ ahead: 2, running: 1, since: NOW });
    expect((await jobs.questionsIn('q:1')).map(({ message }) => message)).toEqual(['m1', 'm2']);
    await clear('w');
    await claim('w');
    await clear('w');
  });

  test('lets a lane go on when a job is given up, and shows the dead one', async () => {
    await enqueue('d', 'd1', { uniqueKey: 'unique' });
    await enqueue('d', 'd2');
    const [job] = await claim('w');
    await store().transaction(({ jobs }) => jobs.bury(job!.id, 'w', 'It cannot be done.'));
    expect(keysOf(await claim('w'))).toEqual(['d2']);
    expect((await store().records.jobs.dead(1))[0]).toMatchObject({ error: 'It cannot be done.' });
    await clear('w');
    await enqueue('d', 'd3', { uniqueKey: 'unique' });
    await enqueue('d', 'd4', { uniqueKey: 'unique' });
    expect((await store().records.jobs.counts(NOW)).waiting).toBe(1);
    await claim('w');
    await clear('w');
  });

  test('leaves alone what needs another platform, is of a kind that is not asked for, or is not yet due', async () => {
    await enqueue('e', 'e1', { platform: 'teams' });
    await enqueue('f', 'f1', { dueAt: LATER });
    await enqueue('g', 'g1', { platform: 'slack' });
    const { id } = await store().transaction(({ conversations }) =>
      conversations.open(
        { platform: 'teams', id: 'in-teams', kind: 'personal', address: {} },
        undefined,
        NOW,
      ),
    );
    await enqueue('place', 'p1', { conversation: id });
    expect(keysOf(await claim('w'))).toEqual(['g1']);
    const lease = { worker: 'w', limit: 5, now: LATER, leaseUntil: LATER, platforms: [] };
    const none = await store().transaction(({ jobs }) => jobs.claim({ ...lease, kinds: ['recall'] }));
    expect(none).toEqual([]);
    expect(keysOf(await claim('w', NOW, 10, ['teams']))).toEqual(['e1', 'p1']);
    await clear('w');
  });

  test('brings forward what was enqueued by a clock that was ahead, and leaves alone what is due later', async () => {
    await enqueue('h', 'h1', { dueAt: LATER });
    await store().transaction(({ jobs }) =>
      jobs.enqueue({ kind: 'send', payload: { key: 'i1' }, lane: 'i', dueAt: LATER }, LATER),
    );
    expect(await claim('w')).toEqual([]);
    await store().records.jobs.bringForward(NOW, NOW);
    expect(keysOf(await claim('w'))).toEqual(['i1']);
    await clear('w');
  });

  test('gives no job and no lane to two workers that claim at the same instant', async () => {
    const lanes = Array.from({ length: 12 }, (_, n) => `both-${n}`);
    const steps = [1, 2, 3];
    for (const step of steps) for (const lane of lanes) await enqueue(lane, `${lane}/${step}`);
    const wanted = { now: NOW, leaseUntil: LATER, limit: 7, platforms: [] };
    const done: string[] = [];
    while (done.length < lanes.length * 3) {
      const hands = await Promise.all(
        ['one', 'two'].map(async (worker) => ({
          worker,
          jobs: await store().records.jobs.claim({ ...wanted, worker }),
        })),
      );
      const taken = hands.flatMap(({ jobs }) => jobs);
      expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
      expect(new Set(taken.map(({ lane }) => lane)).size).toBe(taken.length);
      for (const { jobs } of hands) expect(jobs.length).toBeLessThanOrEqual(7);
      for (const { worker, jobs } of hands)
        for (const { id, payload } of jobs) {
          done.push((payload as { key: string }).key);
          await store().records.jobs.finish(id, worker);
        }
    }
    for (const lane of lanes)
      expect(done.filter((key) => key.startsWith(`${lane}/`))).toEqual(
        steps.map((step) => `${lane}/${step}`),
      );
  });

  test('hands out what is urgent first, in its lane and before other lanes', async () => {
    await enqueue('j', 'j1');
    await enqueue('j', 'j2');
    await enqueue('k', 'k1');
    const [failing] = await claim('w', NOW, 1);
    await store().records.jobs.retry(failing!.id, 'w', LATER, 'busy');
    await enqueue('other', 'other1');
    await enqueue('k', 'k-urgent', { urgent: true });
    await enqueue('j', 'j-urgent', { urgent: true });
    const first = await claim('w', NOW, 3);
    expect(keysOf(first)).toEqual(['k-urgent', 'j-urgent', 'other1']);
    expect(first.map(({ urgent }) => urgent)).toEqual([true, true, false]);
    // No other job in a lane can be claimed while one is running.
    expect(await claim('other')).toEqual([]);
    await clear('w');
  });

  test('hands out what is urgent in a later lane before the rest, where one job is asked for', async () => {
    await enqueue('early', 'early1');
    await enqueue('late', 'late-urgent', { urgent: true });
    expect(keysOf(await claim('w', NOW, 1))).toEqual(['late-urgent']);
    await claim('w');
    await clear('w');
  });

  test('what is urgent waits for what is under way in its lane, and goes before it once its lease has run out', async () => {
    await enqueue('l', 'l1');
    await claim('dead');
    await enqueue('l', 'l-urgent', { urgent: true });
    expect(await claim('w')).toEqual([]);
    expect(keysOf(await claim('w', LATER))).toEqual(['l-urgent']);
    await clear('w');
    await clear('dead');
  });

  test('a job steps out of its lane only where others wait behind it, and comes back before them', async () => {
    const { jobs } = store().records;
    await enqueue('m', 'm1');
    const [alone] = await claim('w');
    expect(await jobs.stepAside(alone!.id, 'w', NOW, 'no')).toBe(false);
    await enqueue('m', 'm2');
    await enqueue('mm', 'mm1', { dueAt: LATER });
    expect(await jobs.stepAside(alone!.id, 'another', NOW, 'no')).toBe(false);
    expect(await jobs.stepAside(alone!.id, 'w', LATER, 'no')).toBe(true);
    const [next] = await claim('w');
    expect(next).toMatchObject({ payload: { key: 'm2' } });
    const aside = await jobs.aside('m');
    expect(keysOf(aside)).toEqual(['m1']);
    expect(await jobs.aside('mm')).toEqual([]);
    await jobs.retry(next!.id, 'w', NOW, 'no');
    await jobs.rejoin('m', [aside[0]!.id], LATER);
    expect(await claim('w')).toEqual([]);
    const back = await claim('w', LATER, 1);
    expect(keysOf(back)).toEqual(['m1']);
    await jobs.finish(back[0]!.id, 'w');
    await clear('w');
  });

  test('the sending of a message is made urgent, or dropped, while it waits', async () => {
    const { jobs } = store().records;
    await enqueue('n', 'n1', { dueAt: LATER });
    await enqueue('n', 'n2');
    await jobs.changeSending('n2', 'drop', NOW);
    await jobs.changeSending('n1', 'hurry', NOW);
    const [job] = await claim('w');
    expect(job).toMatchObject({ payload: { key: 'n1' }, urgent: true });
    await jobs.changeSending('n1', 'drop', NOW);
    expect(await jobs.finish(job!.id, 'w')).toBe(true);
    expect(await claim('w', LATER)).toEqual([]);
  });

  test('says how many messages of each platform keep failing, and why', async () => {
    const { jobs } = store().records;
    const error = 'Slack does not accept the app.';
    await enqueue('o', 'o1', { platform: 'slack' });
    for (const now of [NOW, NOW, NOW]) {
      expect(await jobs.heldUp(['slack'])).toEqual([]);
      const [job] = await claim('w', now);
      await jobs.retry(job!.id, 'w', NOW, error);
    }
    expect(await jobs.heldUp(['slack'])).toEqual([{ platform: 'slack', messages: 1, error }]);
    await clear('w');
  });

  test('counts messages for a platform that is not connected before any attempt', async () => {
    const { jobs } = store().records;
    await enqueue('away', 'away1', { platform: 'teams' });
    expect(await jobs.heldUp(['slack', 'teams'])).toEqual([]);
    const waiting = { platform: 'teams', messages: 1, error: '' };
    expect(await jobs.heldUp(['slack'])).toEqual([waiting]);
    expect(await jobs.heldUp([])).toEqual([waiting]);
    await jobs.changeSending('away1', 'drop', NOW);
  });

  test('hands out a job for another platform only if it was enqueued long enough ago', async () => {
    const { jobs } = store().records;
    await enqueue('away', 'away2', { platform: 'teams' });
    expect(await jobs.claim({ ...FOR_SLACK, unservedBefore: NOW })).toEqual([]);
    const found = await jobs.claim({ ...FOR_SLACK, unservedBefore: LATER });
    expect(found.find(({ lane }) => lane === 'away')).toMatchObject({ platform: 'teams' });
    for (const { id } of found) await jobs.finish(id, 'w');
  });

  test('leaves jobs without a platform alone if asked for those of its own platforms only', async () => {
    const { jobs } = store().records;
    await enqueue('own', 'own1', { platform: 'slack' });
    await enqueue('none', 'none1');
    expect(keysOf(await jobs.claim({ ...FOR_SLACK, ownOnly: true }))).toEqual(['own1']);
    await clear('w');
  });

  async function clear(worker: string): Promise<void> {
    const next = () => claim(worker, '2999-01-01T00:00:00.000Z');
    for (let held = await next(); held.length; held = await next())
      for (const { id } of held) await store().transaction(({ jobs }) => jobs.finish(id, worker));
  }
}
