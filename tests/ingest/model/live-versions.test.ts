// Tests which releases were live on a given day, according to the changes to the live pointer.
import { expect, test } from 'vitest';
import { versionsLiveOn } from '../../../ingest/model/live-versions.js';
import type { Publication } from '../../../ingest/model/editing.js';

const move = (id: number, release: number, at: string): Publication => ({ id, release, at, kind: 'publish' });
const MOVES = [
  move(3, 1, '2026-11-30T16:39:00.000Z'),
  move(2, 2, '2026-11-30T16:37:00.000Z'),
  move(1, 1, '2026-11-20T09:00:00.000Z'),
];
const on = (day: string) =>
  versionsLiveOn(MOVES, day).map(({ release, publication }) => [release, publication]);

test('lists every version that was live that day in order, also one that was live twice', () => {
  expect(on('2026-11-30')).toEqual([
    [1, 1],
    [2, 2],
    [1, 3],
  ]);
  expect(versionsLiveOn(MOVES, '2026-11-30')[1]).toEqual({
    release: 2,
    publication: 2,
    from: '2026-11-30T16:37:00.000Z',
    to: '2026-11-30T16:39:00.000Z',
  });
});

test('a version stays live until the next one, and none was live before the first', () => {
  expect(on('2026-11-25')).toEqual([[1, 1]]);
  expect(on('2026-12-05')).toEqual([[1, 3]]);
  expect(on('2026-11-19')).toEqual([]);
});

test('counts the days in Britain, where a summer evening in UTC is already the next day', () => {
  const summer = move(1, 1, '2026-06-30T23:30:00.000Z');
  expect(versionsLiveOn([summer], '2026-06-30')).toEqual([]);
  expect(versionsLiveOn([summer], '2026-07-01')).toHaveLength(1);
});
