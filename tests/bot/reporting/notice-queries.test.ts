// Tests the latest activity at the desk: one line for each request, and reminders only for requests still
// waiting.
import { expect, test } from 'vitest';
import type { StoredOutgoing } from '../../../bot/model/messages/conversation.js';
import type { Records } from '../../../bot/model/store.js';
import { noticeQueries } from '../../../bot/reporting/notice-queries.js';
import { newEscalation } from '../../fakes/samples/sample-records.js';

const place = { platform: 'web', id: 'desk' } as const;

function latest(
  sent: readonly { key: string; escalation: string; summary: string; purpose?: string }[],
  closed: readonly { id: string; closedAt: string }[] = [],
) {
  const open = [{ ...newEscalation('c'), id: 'waiting' }];
  const outgoing = sent.map(({ summary, ...one }, index) => ({
    ...one,
    message: { summary },
    queuedAt: `2026-05-04T09:${59 - index}:00.000Z`,
  })) as StoredOutgoing[];
  const records = {
    conversations: { at: () => Promise.resolve({ id: 'c' }) },
    escalations: { open: () => Promise.resolve(open), closed: () => Promise.resolve(closed) },
    outgoing: { latest: () => Promise.resolve(outgoing) },
  } as unknown as Records;
  return noticeQueries(records).latestNotices(place, 8);
}

test('shows the newest line of each request, and how often the advisers were reminded', async () => {
  const reminder = (step: number) => ({
    key: `care:waiting:1:${step}:remind`,
    escalation: 'waiting',
    summary: 'No one has claimed this request.',
  });
  const lines = await latest([
    reminder(3),
    { key: 'handoff:other:opened', escalation: 'other', summary: 'The practitioner needs more help.' },
    reminder(2),
    reminder(1),
  ]);
  expect(lines).toMatchObject([
    { summary: 'No one has claimed this request.', at: '2026-05-04T09:59:00.000Z', reminders: 3 },
    { summary: 'The practitioner needs more help.', escalation: 'other' },
  ]);
});

test('leaves out reminders of a request that someone has claimed', async () => {
  const lines = await latest([
    { key: 'care:claimed:1:2:remind', escalation: 'claimed', summary: 'No one has claimed this request.' },
  ]);
  expect(lines).toEqual([]);
});

test('dates a closed request by when it was closed, and lists it in that order', async () => {
  const lines = await latest(
    [
      { key: 'handoff:other:opened', escalation: 'other', summary: 'The practitioner needs more help.' },
      { key: 'card:closed', escalation: 'closed', purpose: 'card', summary: 'Request. Closed by Bea.' },
    ],
    [{ id: 'closed', closedAt: '2026-05-04T10:30:00.000Z' }],
  );
  expect(lines.map(({ at, escalation }) => [escalation, at])).toEqual([
    ['closed', '2026-05-04T10:30:00.000Z'],
    ['other', '2026-05-04T09:59:00.000Z'],
  ]);
});
