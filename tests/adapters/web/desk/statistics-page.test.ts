import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { lastWeek } from '../../../../adapters/web/desk/statistics-page.js';
import type { DeskStatistics, Period } from '../../../../bot/model/statistics/desk-statistics.js';
import { noStatistics } from '../../../fakes/empty-service.js';
import { runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser } from '../../../fakes/web/running-pages.js';

test.each([
  ['a Monday', '2026-11-30T04:58:00Z', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
  ['a Sunday', '2026-11-29T23:59:00Z', '2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
  ['summer time', '2026-07-02T12:00:00Z', '2026-06-21T23:00:00.000Z', '2026-06-28T23:00:00.000Z'],
  [
    'the week after the clocks change',
    '2026-10-27T12:00:00Z',
    '2026-10-18T23:00:00.000Z',
    '2026-10-26T00:00:00.000Z',
  ],
])('last week is Monday to Sunday in London, seen on %s', (_, now, from, to) => {
  expect(lastWeek(new Date(now))).toEqual({ from, to });
});

test('gives the number of waiting requests once, with how long they have waited, in red only once we have reminded advisers', async () => {
  const site = await runDeskSite();
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const lead = await signedInAs(site, 'Lee', 'lead');
  const figures = async () => load((await lead.get('/desk/figures')).text);
  const waiting = (await figures())('.waiting-now');
  expect(waiting.find('dt').text()).toMatch(/^Not claimed yet\. Waiting: .+\.$/);
  expect(waiting.find('dd').text()).toBe('1');
  expect(waiting.hasClass('overdue')).toBe(false);
  const [open] = await site.store.records.escalations.open();
  await site.store.transaction(({ escalations }) => escalations.recordFollowUp(open!.id, { steps: 1 }));
  expect((await figures())('.waiting-now').hasClass('overdue')).toBe(true);
  await site.close();
});

test('counts the longest wait as the list of requests does', async () => {
  const longestMs = 211.9 * 24 * 60 * 60_000;
  const statistics = async (period: Period) => ({
    ...(await noStatistics(period)),
    waitingNow: { requests: 1, urgent: 0, longestMs },
  });
  const site = await runDeskSite({}, { statistics });
  const lead = await signedInAs(site, 'Lee', 'lead');
  const waiting = load((await lead.get('/desk/figures')).text)('.waiting-now dt').text();
  await site.close();
  expect(waiting).toBe('Not claimed yet. Waiting: 211 days.');
});

async function figuresWith(counted: Partial<DeskStatistics>): Promise<(label: string) => string> {
  const statistics = async (period: Period) => ({ ...(await noStatistics(period)), ...counted });
  const site = await runDeskSite({}, { statistics });
  const lead = await signedInAs(site, 'Lee', 'lead');
  const $ = load((await lead.get('/desk/figures')).text);
  await site.close();
  return (label) => $(`dt:contains("${label}")`).first().next().text();
}

test('says how many requests a time counts, if not all', async () => {
  const some = await figuresWith({
    requests: 4,
    claimed: 3,
    medianWaitMs: 5 * 60_000,
    ninetiethWaitMs: 60 * 60_000,
    replied: { requests: 2, medianMs: 7 * 60_000 },
    urgent: 3,
    urgentClaimed: 1,
    urgentMedianWaitMs: 2 * 60_000,
  });
  expect(some('until claimed')).toBe('5 minutes (3 requests)');
  expect(some('9 in 10 claims')).toBe('60 minutes (3 requests)');
  expect(some('first message')).toBe('7 minutes (2 requests)');
  expect(some('(urgent)')).toBe('2 minutes (1 request)');
  const all = await figuresWith({
    requests: 4,
    claimed: 4,
    medianWaitMs: 5 * 60_000,
    replied: { requests: 4, medianMs: 7 * 60_000 },
  });
  expect(all('until claimed')).toBe('5 minutes');
  expect(all('first message')).toBe('7 minutes');
});

test('gives no time until claimed if no one has claimed a request', async () => {
  const site = await runDeskSite();
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const lead = await signedInAs(site, 'Lee', 'lead');
  const $ = load((await lead.get('/desk/figures')).text);
  for (const label of ['until claimed', '9 in 10', 'first message'])
    expect($(`.headline dt:contains("${label}")`).first().next().text()).toBe('–');
  await site.close();
});

test('says why advisers can have claimed more requests than were claimed', async () => {
  const statistics = async (period: Period) => ({
    ...(await noStatistics(period)),
    requests: 16,
    claimed: 16,
    load: [
      { name: 'Ann Okafor', taken: 10, holds: 0 },
      { name: 'Ben Price', taken: 8, holds: 0 },
    ],
  });
  const site = await runDeskSite({}, { statistics });
  const lead = await signedInAs(site, 'Lee', 'lead');
  const $ = load((await lead.get('/desk/figures')).text);
  await site.close();
  expect($('section[aria-labelledby="load-heading"] .hint').text()).toContain(
    'A request that 2 advisers had is counted for both, and requests made before this period are counted too',
  );
});
