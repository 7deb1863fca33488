// Tests that a request can be transferred to people who are signed in at the desk, if no file lists the
// advisers.
import { expect, test } from 'vitest';
import { createSessionRecords } from '../../../../adapters/sql/people/session-records.js';
import type { Session } from '../../../../bot/model/people/session-record.js';
import { createTestBot } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(() =>
  createTestBot({
    deskAdviser: ({ subject, name }) => ({ platform: 'web', id: `desk:${subject}`, name }),
  }),
);

/** The bot's clock says 9am UTC on Monday 4 May 2026. */
const signIn = (subject: string, change: Partial<Session> = {}) =>
  createSessionRecords(bot.database.kysely).add({
    id: `${subject} ${change.usedAt ?? ''}`,
    subject,
    name: subject.slice(0, 3),
    groups: [],
    roles: ['adviser'],
    beganAt: '2026-05-04T08:00:00.000Z',
    endsAt: '2026-05-04T20:00:00.000Z',
    ...change,
  });
const used = (subject: string, usedAt: string) => signIn(subject, { usedAt });

test('tells those who have just used the desk from those who only left it open', async () => {
  await signIn('cyd');
  await used('ann', '2026-05-04T08:46:00.000Z');
  await used('ann', '2026-05-04T08:10:00.000Z');
  await used('ben', '2026-05-04T08:45:00.000Z');
  const found = await bot.queries.colleagues();
  expect(found.map(({ adviser, signedIn }) => [adviser.name, signedIn])).toEqual([
    ['ann', 'active'],
    ['ben', 'idle'],
    ['cyd', 'idle'],
  ]);
});

test('offers only those who have just used the desk while the service is closed', async () => {
  await used('ann', '2026-05-04T08:59:00.000Z');
  await used('ben', '2026-05-04T08:10:00.000Z');
  const by = { platform: 'slack', id: 'lee', name: 'Lee' };
  const week = [{ days: ['tue' as const], from: '09:00', to: '17:00' }];
  await bot.changeServiceHours({ version: 0, by, hours: { week, closedDays: [] } });
  const found = await bot.queries.colleagues();
  expect(found.map(({ adviser }) => adviser.name)).toEqual(['ann']);
});

test('keeps the ID that a sign-in gives, however long it is', async () => {
  const subject = `${'a'.repeat(254)} `;
  await signIn(subject, { name: ' ' });
  const [found] = await bot.queries.colleagues();
  expect(found?.adviser.identities).toEqual({ web: [`desk:${subject}`] });
  expect(found?.adviser.name).toMatch(/^desk:a+$/);
});
