// A legal hold on a request can be set with the request number that people see.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requestNumber } from '../../../../bot/model/handoff/request-number.js';
import { press, runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
let admin: PlainBrowser;
beforeEach(async () => {
  site = await runDeskSite();
  admin = plainBrowser(site.url);
  await admin.get('/sign-in');
  await admin.submit('/sign-in', { name: 'Ada Mensah', role: 'admin', to: '/desk/holds' });
});
afterEach(() => site.close());

async function place(target: string): Promise<string> {
  await admin.get('/desk/holds');
  const fields = { do: 'place', kind: 'request', target, reason: 'Court order of 3 May', tell: 'no' };
  const { status, text } = await admin.submit('/desk/holds', fields);
  return status === 303 ? (await admin.get('/desk/holds')).text : text;
}

test('places a hold on a request by its number, and shows it by that number', async () => {
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  await expect.poll(async () => (await site.store.records.escalations.open()).length).toBe(1);
  const [open] = await site.store.records.escalations.open();
  const number = requestNumber(open!);
  const shown = load(await place(number));
  expect(shown('.hold h2').text()).toBe(`Request ${number}`);
  const [hold] = await site.store.records.holds.list(new Date().toISOString());
  expect(hold!.scope).toEqual({ kind: 'escalation', target: open!.id });
});

test('refuses a number that no request has', async () => {
  expect(await place('2026-01-01-ABCDEF')).toContain('There is no request');
  expect(await site.store.records.holds.list(new Date().toISOString())).toEqual([]);
});

test('keeps at most 500 characters of a reason or a message, as the fields say', async () => {
  const long = 'x'.repeat(600);
  const period = { do: 'place', kind: 'period', from: '2026-05-01', to: '2026-05-31', tell: 'no' };
  await press(admin, '/desk/holds', { ...period, reason: long });
  await press(admin, '/desk/switches', { do: 'off', name: 'chat', reason: long, message: long });
  const [hold] = await site.store.records.holds.list(new Date().toISOString());
  const [off] = await site.store.records.switches.off();
  expect([hold, off]).toMatchObject([
    { reason: 'x'.repeat(500) },
    { reason: 'x'.repeat(500), message: 'x'.repeat(500) },
  ]);
});

test('shows on each page only what was decided there', async () => {
  const decisions = async (path: string) =>
    load((await admin.get(path)).text)('#history-title ~ .runs strong')
      .toArray()
      .map((one) => load(one).text());
  const period = { do: 'place', kind: 'period', from: '2026-05-01', to: '2026-05-31', tell: 'no' };
  await press(admin, '/desk/holds', { ...period, reason: 'Police inquiry' });
  await press(admin, '/desk/switches', { do: 'off', name: 'chat', reason: 'A test' });
  await admin.get('/desk/retention/confirm');
  await admin.submit('/desk/retention', { do: 'confirm', periods: await shownPeriods() });
  expect(await decisions('/desk/switches')).toEqual(['The assistant, everywhere: turned off.']);
  expect(await decisions('/desk/retention')).toEqual(['Retention periods confirmed.']);
});

async function shownPeriods(): Promise<string> {
  return load((await admin.get('/desk/retention/confirm')).text)('[name="periods"]').attr('value')!;
}

test('warns admins on every page of a client secret that is about to expire, and no one else', async () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const secrets = [
    { setting: 'OIDC_CLIENT_SECRET', expiresOn: inDays(20) },
    { setting: 'MICROSOFT_APP_PASSWORD', expiresOn: inDays(200) },
  ];
  const other = await runDeskSite({}, { secrets });
  const warnings = async (role: string) => {
    const browser = await signedInAs(other, 'Ada Mensah', role);
    return load((await browser.get('/desk/advisers')).text)('main .warning').text();
  };
  expect(await warnings('admin')).toContain('The secret in OIDC_CLIENT_SECRET expires on');
  expect(await warnings('admin')).not.toContain('MICROSOFT_APP_PASSWORD');
  expect(await warnings('lead')).not.toContain('secret');
  await other.close();
});
