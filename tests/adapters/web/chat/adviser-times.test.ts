// Before asking for an adviser, people see whether any advisers are working, their hours and the usual wait.
import { expect, test } from 'vitest';
import { createAdviserTimes } from '../../../../adapters/web/chat/adviser-times.js';
import type { DeskStatistics } from '../../../../bot/model/statistics/desk-statistics.js';
import type { AdviserAvailability } from '../../../../bot/model/queries.js';
import { deskPersonCalled } from '../../../fakes/web/desk-people.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { noStatistics } from '../../../fakes/empty-service.js';
import { plainBrowser, runPages } from '../../../fakes/web/running-pages.js';
import { createTestBot } from '../../../fakes/test-bot.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';

const NOW = new Date('2026-11-27T19:00:00.000Z');
const [listed] = sampleRoster({
  as: [deskPersonCalled('Ann Okafor')],
  id: 'ann',
  hours: [{ days: ['mon', 'fri'], from: '09:00', to: '17:00' }],
});

async function times(
  found: Partial<AdviserAvailability>[],
  counted: Partial<DeskStatistics> = {},
  usualWaitMs?: () => number | undefined,
) {
  const { queries } = createFakeBot();
  const advisers = found.map((one) => ({
    adviser: listed!,
    origin: 'file',
    atWork: false,
    holds: 0,
    ...one,
  }));
  const opensAt = found.some(({ atWork }) => atWork) ? NOW.toISOString() : found[0]?.nextAtWork;
  const timesIn = await createAdviserTimes(
    {
      queries: {
        ...queries,
        advisers: () => Promise.resolve(advisers as unknown as AdviserAvailability[]),
        serviceHours: () =>
          Promise.resolve({
            changes: [],
            isOpen: opensAt === NOW.toISOString(),
            ...(opensAt !== undefined && { opensAt }),
          }),
      },
      statistics: async (period) => ({ ...(await noStatistics(period)), ...counted }),
      ...(usualWaitMs && { usualWaitMs }),
    },
    () => NOW,
  )();
  return timesIn(wordsIn('en'));
}

test('says when advisers are back, their hours, and the usual wait as the bot gives it', async () => {
  const { now, due, lines } = await times(
    [{ nextAtWork: '2026-11-30T09:00:00.000Z' }],
    { replied: { requests: 12, medianMs: 9 * 60_000 }, medianWaitMs: 60_000 },
    () => 7 * 60_000,
  );
  expect(now).toBe('No advisers are on shift at the moment. They are due back on Monday 30 November at 9am.');
  expect(due).toBe('Advisers are due back on Monday 30 November at 9am.');
  expect(lines).toEqual([
    now,
    'Advisers work Monday, 9am to 5pm; Friday, 9am to 5pm.',
    'In the last 4 weeks, half of the people an adviser wrote to waited 7 minutes or less for the first message.',
    'The reply will appear on this page.',
  ]);
});

test.each([
  ['3 hours', 2 * 60 + 1],
  ['3 hours', 2 * 60 + 59],
  ['3 days', 48 * 60 + 1],
])('says “%s or less” of a median wait of %i minutes', async (said, minutes) => {
  const { lines } = await times([{ atWork: true }], {}, () => minutes * 60_000);
  expect(lines.join('\n')).toContain(` waited ${said} or less `);
});

test('says that advisers are working, and gives no wait where the bot knows none', async () => {
  const { now, due, lines } = await times([{ atWork: true }], {
    replied: { requests: 12, medianMs: 60_000 },
  });
  expect(due).toBeUndefined();
  expect(now).toBe('Advisers are on shift now.');
  expect(lines).toContain('We do not know how long a reply will take.');
});

test.each([
  [1, 'Advisers are on shift now. 1 request is waiting for an adviser.'],
  [3, 'Advisers are on shift now. 3 requests are waiting for an adviser.'],
])('says how many requests are waiting while advisers work: %i', async (requests, said) => {
  const { now } = await times([{ atWork: true }], { waitingNow: { requests, urgent: 0, longestMs: 1 } });
  expect(now).toBe(said);
});

test('says that no hours are set if no advisers are listed', async () => {
  expect((await times([])).lines).toEqual([
    'Advisers have not set their hours.',
    'We do not know how long a reply will take.',
    'The reply will appear on this page.',
  ]);
});

test.each([
  ['an adviser is on shift', sampleRoster({ as: [deskPersonCalled('Ann Okafor')], id: 'ann' }), true],
  ['no one is listed', [], false],
])('while the service is open and %s, says that advisers are on shift: %#', async (_, roster, isSaid) => {
  const bot = await createTestBot();
  bot.ports.roster = () => roster;
  let now = Date.parse('2026-05-04T09:00:00Z');
  bot.ports.clock = () => new Date((now += 10));
  const week = [{ days: ['mon' as const], from: '09:00', to: '17:00' }];
  const by = deskPersonCalled('Lee Adams');
  await bot.changeServiceHours({ version: 0, by, hours: { week, closedDays: [] } });
  const times = createAdviserTimes({ queries: bot.queries, statistics: noStatistics }, bot.ports.clock);
  const { now: said, lines } = (await times())(wordsIn('en'));
  expect(said).toBe(isSaid ? 'Advisers are on shift now.' : undefined);
  expect(lines).toContain('Advisers work Monday, 9am to 5pm.');
  await bot.close();
});

test('says when advisers are due back beside the words that someone waits, while they wait outside hours', async () => {
  const bot = createFakeBot();
  const opensAt = '2026-11-30T09:00:00.000Z';
  bot.queries.serviceHours = () => Promise.resolve({ changes: [], isOpen: false, opensAt });
  const pages = await runPages(bot);
  const browser = plainBrowser(pages.url);
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Who may refer?' });
  const place = bot.events[0]!.place.id;
  bot.setState(place, { handoff: 'waiting' });
  expect((await browser.get('/')).text).toContain(
    'Waiting for an adviser. Advisers are due back on Monday 30 November at 9am.',
  );
  bot.setState(place, { handoff: 'claimed' });
  expect((await browser.get('/')).text).not.toContain('Advisers are due back');
  await pages.close();
});
