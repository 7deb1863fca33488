import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { lastWeek } from '../../../../adapters/web/desk/statistics-page.js';
import type { Period } from '../../../../bot/model/tasks/desk-statistics.js';
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

test('gives the number of waiting requests once, with how long they have waited beside its name', async () => {
  const site = await runDeskSite();
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const lead = await signedInAs(site, 'Lee', 'lead');
  const waiting = load((await lead.get('/desk/figures')).text)('.overdue');
  expect(waiting.find('dt').text()).toMatch(/^Not claimed yet\. Waiting: .+\.$/);
  expect(waiting.find('dd').text()).toBe('1');
  await site.close();
});

test('says how many requests the wait for a first message counts, if not all', async () => {
  const wait = async (requests: number) => {
    const counted = { requests: 4, firstReply: { requests, medianMs: 7 * 60_000 } };
    const statistics = async (period: Period) => ({ ...(await noStatistics(period)), ...counted });
    const site = await runDeskSite({}, { statistics });
    const lead = await signedInAs(site, 'Lee', 'lead');
    const $ = load((await lead.get('/desk/figures')).text);
    await site.close();
    return $('dt:contains("first message")').next().text();
  };
  expect(await wait(3)).toBe('7 minutes (3 requests)');
  expect(await wait(4)).toBe('7 minutes');
});
