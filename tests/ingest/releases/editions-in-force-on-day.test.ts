// Tests which editions were current on a past day.
import { expect, it } from 'vitest';
import type { EditionRecord } from '../../../ingest/model/ports.js';
import { editionsAsOf } from '../../../ingest/releases/editions-in-force-on-day.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import { document } from '../../contracts/guidance-fixtures.js';

const edition = (id: number, more: Partial<GuidanceDocument>): EditionRecord => ({
  id,
  document: { ...document('help'), sortDate: '2019-05-01', ...more },
  digest: String(id),
  origin: '/',
});
const on = (held: EditionRecord[], day: string) => editionsAsOf(held, day).editions.map(({ id }) => id);

it('are those that had not been withdrawn yet, although their publisher kept the date', () => {
  const held = [edition(1, {}), edition(2, { standing: 'withdrawn', withdrawnOn: '2026-03-01' })];
  expect(on(held, '2020-01-01')).toEqual([1]);
  expect(on(held, '2026-03-01')).toEqual([2]);
});

it('are the corrected ones where two have the same date', () => {
  expect(on([edition(1, {}), edition(2, {})], '2020-01-01')).toEqual([2]);
});

it('are no sample notes where real guidance is held', () => {
  const sample = edition(1, { slug: 'sample', sample: true });
  expect(on([sample, edition(2, {})], '2020-01-01')).toEqual([2]);
  expect(on([sample], '2020-01-01')).toEqual([1]);
});

it('are those before one dated with only a month or year, until it was certainly in force', () => {
  const held = [edition(1, { sortDate: '2023-03-10' }), edition(2, { sortDate: '2024' })];
  expect(on(held, '2024-02-01')).toEqual([1]);
  expect(editionsAsOf(held, '2024-02-01')).toMatchObject({ maybeReplaced: 1, earliest: '2023-03-10' });
  expect(on(held, '2024-12-31')).toEqual([2]);
  const month = [edition(1, {}), edition(2, { sortDate: '2025-06' })];
  expect(on(month, '2025-06-29')).toEqual([1]);
  expect(on(month, '2025-06-30')).toEqual([2]);
  expect(editionsAsOf(month, '2025-06-30').maybeReplaced).toBe(0);
});

it('are the corrected ones where a month or year was corrected to a day', () => {
  const year = [edition(1, { sortDate: '2024' }), edition(2, { sortDate: '2024-05-10' })];
  expect(on(year, '2025-02-01')).toEqual([2]);
  expect(editionsAsOf(year, '2024-06-01')).toMatchObject({ editions: [{ id: 2 }], maybeReplaced: 0 });
  const month = [edition(1, { sortDate: '2023-12' }), edition(2, { sortDate: '2023-12-12' })];
  expect(on(month, '2024-02-01')).toEqual([2]);
  const twice = ['2024-08-01', '2024', '2024-05-10'].map((sortDate, n) => edition(n + 1, { sortDate }));
  expect(on(twice, '2025-02-01')).toEqual([3]);
});

it('are the newer ones, although an older one was stored later', () => {
  const held = [edition(1, { sortDate: '2024-05-10' }), edition(2, { sortDate: '2023' })];
  expect(on(held, '2025-02-01')).toEqual([1]);
});

it('leave out a document whose only date is a month or year that includes the day, and count it', () => {
  const held = [edition(1, { sortDate: '2026' })];
  const possible = { editions: [], later: 0, maybeInForce: 1, maybeReplaced: 0 };
  expect(editionsAsOf(held, '2026-11-30')).toMatchObject(possible);
  expect(editionsAsOf(held, '2025-12-31')).toMatchObject({ later: 1, maybeInForce: 0 });
});

it('may be one dated with only a year or month, although one stored later has a day in it', () => {
  const newer = [edition(1, { sortDate: '2024' }), edition(2, { sortDate: '2024-11-10' })];
  expect(editionsAsOf(newer, '2024-06-01')).toMatchObject({ later: 0, maybeInForce: 1 });
  const older = [edition(3, { sortDate: '2023-05-01' }), ...newer];
  expect(editionsAsOf(older, '2024-06-01')).toMatchObject({ editions: [{ id: 3 }], maybeReplaced: 1 });
});
