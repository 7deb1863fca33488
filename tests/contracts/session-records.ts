// What every keeper of sessions does: the store's, and the one in memory that pages are tried with.
import { expect, test } from 'vitest';
import type { Session, SessionRecords } from '../../bot/model/people/session.js';

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
}
