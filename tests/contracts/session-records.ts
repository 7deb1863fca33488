// Tests any store of sessions: in the database, or in memory for tests of pages.
import { expect, test } from 'vitest';
import type { Session, SessionRecords } from '../../bot/model/people/session-record.js';

const ann: Session = {
  id: 'digest-of-ann',
  subject: 'ann|1',
  name: 'Ann “Annie” Okafor',
  groups: ['g-1', 'g-2'],
  roles: ['adviser', 'lead'],
  beganAt: '2026-11-25T08:00:00.000Z',
  endsAt: '2026-11-25T20:00:00.000Z',
};
const DURING = '2026-11-25T12:00:00.000Z';

export function sessionRecordsContract(records: () => SessionRecords): void {
  test('finds a session as it was begun', async () => {
    await records().add(ann);
    expect(await records().find(ann.id, DURING)).toEqual(ann);
    expect(await records().find('another', DURING)).toBeUndefined();
  });

  test('does not find one that has ended', async () => {
    await records().add({ ...ann, id: 'ended' });
    expect(await records().find('ended', '2026-11-25T20:00:00.000Z')).toBeUndefined();
  });

  test('removes one for good, and removing it again does nothing', async () => {
    await records().add({ ...ann, id: 'left' });
    await records().remove('left');
    await records().remove('left');
    expect(await records().find('left', DURING)).toBeUndefined();
  });

  test('removes those that ended, and no other', async () => {
    await records().add({ ...ann, id: 'old', endsAt: '2026-11-25T09:00:00.000Z' });
    await records().add({ ...ann, id: 'young' });
    await records().removeEnded(DURING);
    expect(await records().find('old', '2026-11-25T08:30:00.000Z')).toBeUndefined();
    expect(await records().find('young', DURING)).toBeDefined();
  });

  test('lists those that last, the newest first', async () => {
    await records().add({ ...ann, id: 'first', subject: 'listed', beganAt: '2026-11-25T08:01:00.000Z' });
    await records().add({ ...ann, id: 'second', subject: 'listed', beganAt: '2026-11-25T08:02:00.000Z' });
    await records().add({ ...ann, id: 'over', subject: 'listed', endsAt: '2026-11-25T09:00:00.000Z' });
    const listed = (await records().list(DURING)).filter(({ subject }) => subject === 'listed');
    expect(listed.map(({ id }) => id)).toEqual(['second', 'first']);
  });

  test('removes all of one person, and says how many there were', async () => {
    await records().add({ ...ann, id: 'one of two', subject: 'leaving' });
    await records().add({ ...ann, id: 'two of two', subject: 'leaving' });
    await records().add({ ...ann, id: 'of another', subject: 'staying' });
    expect(await records().removeOf('leaving')).toBe(2);
    expect(await records().removeOf('leaving')).toBe(0);
    expect(await records().find('one of two', DURING)).toBeUndefined();
    expect(await records().find('of another', DURING)).toBeDefined();
  });

  test('keeps when a session was used', async () => {
    await records().add({ ...ann, id: 'used' });
    await records().used('used', DURING);
    expect(await records().find('used', DURING)).toMatchObject({ usedAt: DURING });
  });

  test('gives a renewal to one of two who try at once, and keeps what came of it', async () => {
    const dueAt = '2026-11-25T09:00:00.000Z';
    await records().add({ ...ann, id: 'renewed', renewal: { refreshToken: 'sealed', dueAt } });
    const take = () => records().takeRenewal('renewed', dueAt, '2026-11-25T09:01:00.000Z');
    expect((await Promise.all([take(), take()])).sort()).toEqual([false, true]);
    const said = { name: 'Ann Adeyemi', groups: [], roles: ['editor' as const] };
    const renewal = { refreshToken: 'sealed again', dueAt: '2026-11-25T10:00:00.000Z' };
    await records().renew('renewed', said, renewal);
    expect(await records().find('renewed', DURING)).toEqual({ ...ann, ...said, id: 'renewed', renewal });
  });
}
