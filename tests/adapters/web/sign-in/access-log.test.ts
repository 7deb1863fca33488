// Before a record is shown, the access is logged, with who read the record and why.
import { setTimeout as pause } from 'node:timers/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HttpExchange } from '../../../../adapters/http/http.js';
import { markOriginals } from '../../../../adapters/web/desk/request-page.js';
import type { ReadMark } from '../../../../adapters/web/sign-in/record-access.js';
import type { UserRole } from '../../../../bot/model/people/roles.js';
import { runDeskSite } from '../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';

/** The redaction rules do not recognise this word as personal data, so it stays in redacted text. */
const PLANTED = 'marzipan';
const LONG_MS = 120_000;

let site: RunningSite;
let escalation: string;
beforeAll(async () => {
  site = await runDeskSite();
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: `Who refers a child about ${PLANTED}?` });
  await until(async () => (await site.store.records.answers.latest(1)).length === 1);
  await practitioner.get('/');
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  await until(async () => (await site.store.records.escalations.open()).length === 1);
  escalation = (await site.store.records.escalations.open())[0]!.id;
}, LONG_MS);
afterAll(() => site.close());

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}

async function signedIn(role: UserRole, name = `Someone ${role}`): Promise<PlainBrowser> {
  const browser = plainBrowser(site.url);
  await browser.get('/sign-in');
  await browser.submit('/sign-in', { name, role, to: '/desk' });
  return browser;
}
const lines = () => site.store.records.accessLog.find({}, { limit: 1_000, offset: 0 });

test('says who read which request, and what for', async () => {
  const browser = await signedIn('adviser', 'Bea Adviser');
  await browser.get(`/desk/escalation/${escalation}`);
  const [line] = await lines();
  expect(line).toMatchObject({
    by: { name: 'Bea Adviser' },
    what: 'request',
    record: escalation,
    purpose: 'Answering requests',
  });
  expect(line).not.toHaveProperty('refreshed');
});

test('shows nothing if the line cannot be written', async () => {
  const browser = await signedIn('adviser', 'Bea Adviser');
  const { add } = site.store.records.accessLog;
  site.store.records.accessLog.add = () => Promise.reject(new Error('The store is full.'));
  const { status, text } = await browser.get('/desk');
  site.store.records.accessLog.add = add;
  expect(status).toBe(500);
  expect(text).not.toContain(PLANTED);
});

test('shows original messages to others only with a reason, which leads can read', async () => {
  const browser = await signedIn('adviser', 'Cyd Adviser');
  const address = `/desk/escalation/${escalation}/original`;
  await browser.get(`/desk/escalation/${escalation}/transcript`);
  const refused = await browser.submit(address, { reason: ' ' });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Enter a reason.');
  const opened = await browser.submit(address, { reason: 'The holder is ill' });
  expect(opened.status).toBe(200);
  expect((await lines())[0]).toMatchObject({
    by: { name: 'Cyd Adviser' },
    what: 'original',
    record: escalation,
    reason: 'The holder is ill',
  });
  const [event] = await site.store.records.audit.find({ kind: 'break-glass' }, { limit: 1, offset: 0 });
  expect(event).toMatchObject({ by: 'Cyd Adviser', record: { kind: 'request', id: escalation } });
  expect(JSON.stringify(event)).not.toContain('holder is ill');
  const lead = await signedIn('lead', 'Lea Lead');
  expect((await lead.get('/desk/readings?reason=yes')).text).toContain('The holder is ill');
});

test('shows everyone with the role lead, but no one else, that original messages were read', async () => {
  const browser = await signedIn('adviser', 'Fay Adviser');
  await browser.get(`/desk/escalation/${escalation}/transcript`);
  await browser.submit(`/desk/escalation/${escalation}/original`, { reason: 'A complaint about marmalade' });
  const { text } = await (await signedIn('lead', 'Lou Lead')).get('/desk');
  const shown = load(text)('#opened');
  expect(shown.text()).toMatch(/Fay Adviser read the original messages of request \S+ without claiming it/);
  expect(shown.text()).not.toContain('marmalade');
  const lead = await signedIn('lead', 'Lou Lead');
  const reasons = await lead.get(shown.find('a').last().attr('href')!);
  expect(reasons.text).toContain('A complaint about marmalade');
  expect(reasons.text).not.toContain('opened the list of requests');
  expect(load((await browser.get('/desk')).text)('#opened').text()).toBe('');
});

test('keeps a reading in view however many follow it, those of one request by one person in one line', async () => {
  const { audit } = site.store.records;
  const read = (by: string, id: string, minutesAgo: number) =>
    audit.append({
      kind: 'break-glass',
      at: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
      by,
      record: { kind: 'request', id },
    });
  await read('Kit Adviser', 'first', 20);
  for (const id of ['one', 'two', 'three', 'four', 'five', 'six']) await read('Una Adviser', id, 10);
  for (const minutesAgo of [3, 2, 1]) await read('Una Adviser', 'one', minutesAgo);
  const { text } = await (await signedIn('lead', 'Lou Lead')).get('/desk');
  const shown = load(text)('#opened li').toArray();
  const says = shown.map((line) => load(line).text());
  expect(says.filter((one) => one.includes('Kit Adviser'))).toHaveLength(1);
  const unas = says.filter((one) => one.includes('Una Adviser'));
  expect(unas).toHaveLength(6);
  expect(unas[0]).toContain('request one without claiming it. 4 times since');
  expect(unas[1]).not.toContain('times');
});

test('records signing in and out, changed roles and downloads in the audit log', async () => {
  const browser = await signedIn('adviser', 'Dee Adviser');
  await browser.get(`/desk/escalation/${escalation}/transcript.md`);
  await browser.get('/desk');
  await browser.submit('/sign-out');
  await signedIn('lead', 'Dee Adviser');
  const events = await site.store.records.audit.find({ by: 'Dee Adviser' }, { limit: 9, offset: 0 });
  expect(events.map(({ kind }) => kind)).toEqual(['sign-in', 'role', 'sign-out', 'export', 'sign-in']);
  expect(events[1]?.details).toEqual({ before: 'adviser', roles: 'lead' });
  const admin = await signedIn('admin', 'Ada Admin');
  const { text } = await admin.get('/desk/audit?by=Dee+Adviser');
  expect(text.replace(/<[^>]*>/g, '')).toContain('Dee Adviser changed role from adviser to lead');
});

test('says that a stream shows original messages, from when it does', async () => {
  const browser = await signedIn('adviser', 'Eve Adviser');
  const stream = () => browser.get(`/desk/escalation/${escalation}/events?once`);
  const mine = async () =>
    (await lines()).filter(({ by }) => by.name === 'Eve Adviser').map(({ what }) => what);
  await stream();
  expect(await mine()).toEqual(['request']);
  expect((await lines())[0]!.refreshed).toBe(true);
  await browser.get(`/desk/escalation/${escalation}`);
  await browser.submit(`/desk/escalation/${escalation}`, { do: 'claim' });
  await stream();
  expect((await mine())[0]).toBe('original');
  const before = (await mine()).length;
  await stream();
  expect(await mine()).toHaveLength(before);
});

test('says that an open page no longer shows original messages once its reader does not hold the request', () => {
  const marks: unknown[] = [];
  const desk = { mark: (_: unknown, { what }: ReadMark) => void marks.push(what) };
  const show = (state: 'claimed' | 'resolved', isTheirs: boolean) =>
    markOriginals(desk, {} as HttpExchange, { file: { escalation: { state } }, isTheirs });
  show('claimed', true);
  show('resolved', true);
  show('claimed', false);
  expect(marks).toEqual(['original', 'request', 'request']);
});
