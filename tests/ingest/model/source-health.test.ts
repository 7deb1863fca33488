import { expect, it } from 'vitest';
import { healthOf, nextRefresh } from '../../../ingest/model/source-health.js';
import type { SourceRecord } from '../../../ingest/model/editing.js';

const daily = { schedule: '0 5 * * *' };
const weekly = { schedule: '0 5 * * 1' };
/** The current time, on a Monday. */
const now = new Date('2026-05-04T09:00:00Z');
const seen = (checkedAt: string, state: SourceRecord['state'] = 'available'): SourceRecord => ({
  slug: 'one',
  state,
  checkedAt,
  failures: 0,
});

it.each([
  ['nobody has looked yet', daily, undefined, 'new'],
  ['it was looked at since its hour', daily, seen('2026-05-04T05:00:00Z'), 'well'],
  ['its hour has come', daily, seen('2026-05-03T09:00:00Z'), 'due'],
  ['two hours of it were missed', daily, seen('2026-05-02T09:00:00Z'), 'stale'],
  ['a weekly one was looked at nine days ago', weekly, seen('2026-04-25T09:00:00Z'), 'stale'],
  ['a weekly one was looked at three days ago', weekly, seen('2026-05-01T09:00:00Z'), 'due'],
  ['the last look found it gone', daily, seen('2026-05-04T05:00:00Z', 'gone'), 'trouble'],
  ['the last look failed, and others were missed', daily, seen('2026-05-01T05:00:00Z', 'failed'), 'stale'],
])('where %s', (_, source, record, health) => {
  expect(healthOf(source, record, now)).toBe(health);
});

it('names the next look, in the time of the United Kingdom, unless it is due', () => {
  expect(nextRefresh(daily, seen('2026-05-04T08:00:00Z'), now)?.toISOString()).toBe(
    '2026-05-05T04:00:00.000Z',
  );
  expect(nextRefresh(daily, seen('2026-05-02T08:00:00Z'), now)).toBeUndefined();
  expect(nextRefresh(daily, undefined, now)).toBeUndefined();
});
