// The pages of the audit log and access log say who did what. A link is only shown to people who may follow
// it.
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDIT_KINDS, type NewAuditEvent } from '../../../../bot/model/audit/event.js';
import { requestNumber } from '../../../../bot/model/handoff/request-number.js';
import type { UserRole } from '../../../../bot/model/people/roles.js';
import { runDeskSite } from '../../../fakes/web/desk-site.js';
import { plainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  site = await runDeskSite();
});
afterAll(() => site.close());

async function linesOf(path: string, role: UserRole) {
  const browser = plainBrowser(site.url);
  await browser.submit('/sign-in', { name: `Someone ${role}`, role });
  const $ = load((await browser.get(path)).text);
  const lines = $('.log li').map((_, line) =>
    $(line)
      .find('p')
      .first()
      .text()
      .replace(/^.*?: /, ''),
  );
  return { $, lines: lines.get() };
}

const EVENTS: [event: Omit<NewAuditEvent, 'at' | 'by'>, says: string][] = [
  [{ kind: 'role', details: { before: 'editor', roles: 'admin' } }, 'changed role from editor to admin'],
  [
    { kind: 'settings', details: { changed: 'PORT', role: 'web' } },
    'started with changed settings (web): PORT',
  ],
  [
    { kind: 'settings', details: { changed: 'first start', role: 'both' } },
    'started with changed settings (web and worker): all, because it was the first start',
  ],
  [
    { kind: 'secret-rotated', details: { names: 'SLACK_TOKEN', role: 'worker' } },
    'started with new secrets (worker): SLACK_TOKEN',
  ],
  [
    { kind: 'secret-rotated', details: { step: 'key changed', account: 'desk:sam' } },
    'changed the encryption key',
  ],
  [
    { kind: 'opening-hours', details: { week: 'as in the settings' } },
    'set the opening hours: as in the settings',
  ],
  [
    {
      kind: 'opening-hours',
      details: { week: 'mon 09:00-17:00', closedDays: 'none', bankHolidays: 'scotland' },
    },
    'set the opening hours: mon 09:00-17:00; closed days: none; bank holidays: scotland',
  ],
  [
    { kind: 'publish', record: { kind: 'release', id: '3' }, details: { how: 'ingest' } },
    'imported and published version 3 of the guidance',
  ],
  [
    { kind: 'erase', record: { kind: 'conversations', id: 'one two' } },
    'erased what someone wrote in conversations one, two',
  ],
  [
    { kind: 'review', record: { kind: 'change', id: '2' }, details: { action: 'accept', passage: 'x>y' } },
    'accepted one passage of change 2',
  ],
  [
    {
      kind: 'review',
      record: { kind: 'helpline', id: 'nspcc' },
      details: { action: 'removed', accepted: true },
    },
    'removed helpline nspcc, as proposed by another editor',
  ],
  [{ kind: 'review', details: { term: 'changed' } }, 'changed a term'],
  [{ kind: 'review', details: { term: 'proposed' } }, 'proposed a change to a term'],
  [
    { kind: 'reassign', record: { kind: 'request', id: 'r1' }, details: { to: 'Bea' } },
    'transferred request r1 to Bea',
  ],
  [
    {
      kind: 'complaint',
      record: { kind: 'complaint', id: 'c1' },
      details: { step: 'received', via: 'desk' },
    },
    'added complaint c1',
  ],
  [
    {
      kind: 'subject-request',
      record: { kind: 'data request', id: 'd1' },
      details: { step: 'opened', about: 'access' },
    },
    'opened data request d1, for a copy',
  ],
  [
    {
      kind: 'subject-request',
      record: { kind: 'data request', id: 'd2' },
      details: { step: 'own details chosen', about: 'erasure' },
    },
    'chose the person’s own details for data request d2, for erasure',
  ],
  [
    { kind: 'periods-confirmed', details: { periods: 'originals=30 people=30' } },
    'confirmed the retention periods, in days: originals=30 people=30',
  ],
  [
    { kind: 'retention', record: { kind: 'run', id: '2026-11-28' }, details: { messages: 3, failed: 1 } },
    'deleted old data: messages 3; 1 could not be deleted',
  ],
  [{ kind: 'switch-off', record: { kind: 'switch', id: 'platform:web' } }, 'turned off The web chat'],
];

test('says what each event of the audit log was, in words', async () => {
  for (const [event] of EVENTS)
    await site.store.records.audit.append({ ...event, at: new Date().toISOString(), by: 'Sam Lee' });
  const { $, lines } = await linesOf('/desk/audit?by=Sam+Lee', 'admin');
  expect(lines.reverse()).toEqual(EVENTS.map(([, says]) => `Sam Lee ${says}.`));
  expect($('#what option')).toHaveLength(AUDIT_KINDS.length + 1);
});

test('begins a line with a capital if what did something has no name', async () => {
  for (const by of ['the service', 'a practitioner', 'bell hooks'])
    await site.store.records.audit.append({ kind: 'erase', at: '2026-11-28T09:00:00.000Z', by });
  const { lines } = await linesOf('/desk/audit?what=erase', 'admin');
  expect(lines.map((line) => line.split(' erased')[0])).toEqual(
    expect.arrayContaining(['The service', 'A practitioner', 'bell hooks']),
  );
});

test('links a record for those who may open it, and leads to all events about it', async () => {
  const { $ } = await linesOf('/desk/audit?by=Sam+Lee', 'admin');
  const links = $('.log a')
    .map((_, link) => $(link).attr('href'))
    .get();
  expect(links).toEqual(
    expect.arrayContaining(['/desk/complaints', '/desk/switches', '/desk/audit?record=r1']),
  );
  expect(links).not.toContain('/desk/escalation/r1');
});

test('shows what was read several times in a row as one line, with a link to the request', async () => {
  const by = { id: 'desk:ann', name: 'Ann Okafor' };
  for (const minute of ['01', '02', '03'])
    await site.store.records.accessLog.add({
      at: `2026-11-20T09:${minute}:00.000Z`,
      by,
      what: 'original',
      record: 'r1',
      purpose: 'Answering requests',
    });
  const { $, lines } = await linesOf('/desk/readings?by=Ann', 'lead');
  expect(lines).toEqual([
    'Ann Okafor read the original messages of request r1. 3 times since 20 November 2026, 9:01am',
  ]);
  expect($('.log a').attr('href')).toBe('/desk/escalation/r1');
});

test('calls a request by its number, and finds the lines about it by that number', async () => {
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  const number = requestNumber(open!);
  const by = { id: 'desk:cyd', name: 'Cyd Evans' };
  const line = {
    at: '2026-11-20T09:00:00.000Z',
    by,
    what: 'original',
    purpose: 'Answering requests',
  } as const;
  await site.store.records.accessLog.add({ ...line, record: open!.id });
  const { $, lines } = await linesOf(`/desk/readings?record=${number}`, 'lead');
  expect(lines).toEqual([`Cyd Evans read the original messages of request ${number}.`]);
  expect($('.log a').attr('href')).toBe(`/desk/escalation/${open!.id}`);
});
