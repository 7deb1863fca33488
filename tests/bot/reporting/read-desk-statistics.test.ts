// Tests which questions and requests each figure counts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  StatisticsRecords,
  Period,
  RequestCount,
  TakingCount,
  WaitingCount,
} from '../../../bot/model/statistics/desk-statistics.js';
import { readDeskStatistics } from '../../../bot/reporting/read-desk-statistics.js';
import type { Person } from '../../../bot/model/people/person.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';

const PERIOD: Period = { from: '2026-11-04T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };

function records(given: Partial<Awaited<ReturnType<typeof all>>> = {}): StatisticsRecords {
  const rows = { ...all(), ...given };
  return {
    questions: () => Promise.resolve(rows.questions),
    requests: () => Promise.resolve(rows.requests),
    takings: () => Promise.resolve(rows.takings),
    holders: () => Promise.resolve(rows.holders),
    waiting: () => Promise.resolve(rows.waiting),
  };
}

function all() {
  return {
    questions: [] as Awaited<ReturnType<StatisticsRecords['questions']>>,
    requests: [] as RequestCount[],
    takings: [] as TakingCount[],
    holders: [] as Person[],
    waiting: [] as WaitingCount[],
  };
}

function request(change: Partial<RequestCount> = {}): RequestCount {
  return { openedAt: '2026-11-10T10:00:00.000Z', urgent: false, state: 'waiting', ...change };
}

const count = (counts: readonly { label: string; count: number }[], label: string) =>
  counts.find((one) => one.label === label)?.count;

test('counts how long people waited until someone first claimed it', async () => {
  const after = (time: string, urgent = false) =>
    request({ firstTakenAt: `2026-11-10T${time}.000Z`, state: 'claimed', urgent });
  const requests = [
    after('10:04:59', true),
    after('10:05:00'),
    after('10:20:00'),
    after('14:00:00'),
    request({ state: 'withdrawn' }),
  ];
  const statistics = await readDeskStatistics(records({ requests }), [], PERIOD);
  expect(statistics.waits.map((wait) => wait.count)).toEqual([1, 1, 1, 0, 1, 1]);
  expect(statistics.medianWaitMs).toBe(5 * 60_000);
  expect(statistics.ninetiethWaitMs).toBe(4 * 60 * 60_000);
  expect(statistics.urgentMedianWaitMs).toBe(299_000);
});

test('counts the wait for a first message, and no request that ended without one', async () => {
  const firstTakenAt = '2026-11-10T10:01:00.000Z';
  const requests = [
    request({ firstTakenAt, firstRepliedAt: '2026-11-10T10:20:00.000Z', state: 'claimed' }),
    request({ firstTakenAt, firstRepliedAt: '2026-11-10T10:30:00.000Z', state: 'resolved' }),
    request({ firstTakenAt, state: 'resolved' }),
    request({ state: 'withdrawn' }),
    // Claimed, but no one has written yet.
    request({
      openedAt: '2026-11-24T20:00:00.000Z',
      firstTakenAt: '2026-11-24T20:01:00.000Z',
      state: 'claimed',
    }),
  ];
  const statistics = await readDeskStatistics(records({ requests }), [], PERIOD);
  expect(statistics.replied).toEqual({ requests: 2, medianMs: 20 * 60_000 });
  expect(statistics.unanswered).toBe(1);
});

test('counts the same questions by week as in total', async () => {
  const question = { askedAt: '2026-11-10T10:00:00.000Z', topic: 'Referral' };
  const questions = Array.from({ length: 40_001 }, () => question);
  const statistics = await readDeskStatistics(records({ questions }), [], PERIOD);
  expect(statistics).toMatchObject({ isCapped: true, questions: 40_000 });
  expect(statistics.weeks.reduce((sum, week) => sum + week.questions, 0)).toBe(40_000);
});

test('gives no wait if no request was claimed', async () => {
  const requests = [request({ state: 'withdrawn' })];
  const statistics = await readDeskStatistics(records({ requests }), [], PERIOD);
  expect(statistics.medianWaitMs).toBeUndefined();
  expect(statistics.waitingNow).toBeUndefined();
  expect(count(statistics.waits, 'Not claimed')).toBe(1);
});

test('counts times until claimed only of requests that were claimed', async () => {
  const requests = [
    request({ firstTakenAt: '2026-11-10T10:08:00.000Z', state: 'claimed' }),
    request({ openedAt: '2026-11-24T23:30:00.000Z', urgent: true }),
    request({
      openedAt: '2026-11-24T20:00:00.000Z',
      firstTakenAt: '2026-11-24T20:02:00.000Z',
      waitingSince: '2026-11-24T23:50:00.000Z',
    }),
  ];
  const statistics = await readDeskStatistics(records({ requests }), [], PERIOD);
  expect(statistics).toMatchObject({ claimed: 2, medianWaitMs: 2 * 60_000, ninetiethWaitMs: 8 * 60_000 });
  expect(statistics.urgentMedianWaitMs).toBeUndefined();
  expect(count(statistics.waits, 'Not claimed')).toBe(1);
});

test('counts who is waiting now and the longest wait, also if they asked before the period', async () => {
  const waiting = [
    { since: '2026-11-03T00:00:00.000Z', urgent: false },
    { since: '2026-11-24T23:50:00.000Z', urgent: true },
  ];
  const statistics = await readDeskStatistics(records({ waiting }), [], PERIOD);
  expect(statistics.waitingNow).toEqual({ requests: 2, urgent: 1, longestMs: 22 * 24 * 60 * 60_000 });
});

test('counts an urgent wait from when it became urgent, and not one that became urgent later', async () => {
  const urgent = (minutes: number) =>
    request({
      urgent: true,
      state: 'claimed',
      urgentFrom: `2026-11-10T10:${minutes}:00.000Z`,
      firstTakenAt: '2026-11-10T10:20:00.000Z',
    });
  const statistics = await readDeskStatistics(records({ requests: [urgent(16), urgent(30)] }), [], PERIOD);
  expect(statistics).toMatchObject({ urgent: 2, urgentClaimed: 1, urgentMedianWaitMs: 4 * 60_000 });
});

test('counts how requests ended, by what was suggested, whatever words follow', async () => {
  const ended = (outcome?: string) =>
    request({ state: 'resolved', ...(outcome !== undefined && { outcome }) });
  const requests = [
    ended('Advised'),
    ended('Advised: about consent'),
    ended('spoke with the school'),
    ended(),
    request({ state: 'withdrawn', outcome: 'Advised' }),
    request(),
  ];
  const { outcomes } = await readDeskStatistics(records({ requests }), [], PERIOD);
  expect(count(outcomes, 'Advised')).toBe(2);
  expect(count(outcomes, 'Something else')).toBe(2);
  expect(count(outcomes, 'Cancelled')).toBe(1);
  expect(count(outcomes, 'Still open')).toBe(1);
});

test('counts topics by the words of questions, and those that it cannot place', async () => {
  const ask = (text: string) => ({ askedAt: PERIOD.from, text });
  const questions = [
    ask('Must a child consent to an NRM referral?'),
    ask('Who can refer a child?'),
    ask('Is this county lines?'),
    ask('Thank you'),
    { askedAt: PERIOD.from },
  ];
  const { topics } = await readDeskStatistics(records({ questions }), [], PERIOD);
  expect(topics[0]).toEqual({ label: 'Referral and the NRM', count: 2 });
  expect(count(topics, 'County lines and criminal exploitation')).toBe(1);
  expect(count(topics, 'Something else')).toBe(2);
});

test('puts each week’s questions and requests where they were made', async () => {
  const questions = [
    { askedAt: '2026-11-04T00:00:00.000Z' },
    { askedAt: '2026-11-10T23:59:59.999Z' },
    { askedAt: '2026-11-11T00:00:00.000Z' },
    { askedAt: '2026-11-24T23:59:59.999Z' },
  ];
  const requests = [request({ openedAt: '2026-11-18T00:00:00.000Z' })];
  const { weeks } = await readDeskStatistics(records({ questions, requests }), [], PERIOD);
  expect(weeks.map((week) => [week.questions, week.requests])).toEqual([
    [2, 0],
    [1, 0],
    [1, 1],
  ]);
  expect(weeks.at(-1)?.until).toBe('2026-11-24T23:59:59.999Z');
});

test('counts an adviser once who is known on two platforms, and others by their own ids', async () => {
  const inTeams: Person = { platform: 'teams', id: 'ann-t', name: 'Ann (Guest)' };
  const atDesk: Person = { platform: 'web', id: 'desk:ann', name: 'Ann Okafor' };
  const stranger: Person = { platform: 'slack', id: 'T1:U1', name: 'Ann Okafor' };
  const roster = sampleRoster({ as: [atDesk, inTeams], name: 'Ann Okafor' });
  const takings = [{ by: inTeams }, { by: atDesk }, { by: stranger }];
  const { load } = await readDeskStatistics(records({ takings, holders: [inTeams] }), roster, PERIOD);
  expect(load).toEqual([
    { name: 'Ann Okafor', taken: 2, holds: 1 },
    { name: 'Ann Okafor', taken: 1, holds: 0 },
  ]);
});

test('loses no question and no request in any of the counts', async () => {
  const at = fc
    .integer({ min: Date.parse(PERIOD.from), max: Date.parse(PERIOD.to) - 1 })
    .map((ms) => new Date(ms).toISOString());
  const anyRequest = fc.record({
    openedAt: at,
    urgent: fc.boolean(),
    state: fc.constantFrom('waiting' as const, 'claimed' as const, 'resolved' as const, 'withdrawn' as const),
    firstTakenAt: fc.option(at, { nil: undefined }),
    outcome: fc.option(fc.string(), { nil: undefined }),
  });
  const anyQuestion = fc.record({
    askedAt: at,
    text: fc.option(fc.string(), { nil: undefined }),
    outcome: fc.option(fc.constantFrom('answered', 'failed', 'something new'), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyRequest), fc.array(anyQuestion), async (requests, questions) => {
      const statistics = await readDeskStatistics(records({ requests, questions }), [], PERIOD);
      const sum = (counts: readonly { count: number }[]) =>
        counts.reduce((total, one) => total + one.count, 0);
      expect([statistics.waits, statistics.outcomes].map(sum)).toEqual([requests.length, requests.length]);
      expect([statistics.topics, statistics.nations, statistics.answers].map(sum)).toEqual(
        Array(3).fill(questions.length),
      );
      const weekly = statistics.weeks.reduce((total, week) => total + week.questions + week.requests, 0);
      expect(weekly).toBe(requests.length + questions.length);
    }),
  );
});
