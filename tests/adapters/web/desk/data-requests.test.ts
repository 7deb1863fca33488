// Handles data requests at the desk, over real HTTP with a real store. A search needs the approval of a
// second person. People are told apart by their account, not by the name they give.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newEscalation, NOW } from '../../../fakes/samples/sample-records.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';
import { writtenAnswers } from '../../../browser/written-answers.js';

const PATH = '/desk/data-requests';

let site: RunningSite;
beforeEach(async () => {
  site = await runSite(writtenAnswers);
});
afterEach(() => site.close());

async function signedIn(name: string): Promise<PlainBrowser> {
  const browser = plainBrowser(site.url);
  await browser.submit('/sign-in', { name, role: 'admin' });
  await browser.get(PATH);
  return browser;
}

async function openByName(browser: PlainBrowser): Promise<string> {
  await browser.submit(PATH, { do: 'open', kind: 'access', by: 'name', sought: 'Zora Hill' });
  const [request] = await site.store.records.subjects.list();
  return request!.id;
}

test('lets no one approve their own search by writing their name another way', async () => {
  const first = await signedIn('Ada Mensah');
  const request = await openByName(first);
  const again = await signedIn('ADA MENSAH');
  expect((await again.get(PATH)).text).toContain('Ask another admin to approve it here.');
  const refused = await again.submit(PATH, { do: 'approve', request });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Someone else must approve this request.');
  const other = await signedIn('Ben Okafor');
  expect((await other.submit(PATH, { do: 'approve', request })).status).toBe(303);
});

test('shows when their requests were read only in the downloads that say so', async () => {
  const admin = await signedIn('Ada Mensah');
  const person = { platform: 'web', id: 'ada' };
  const { conversations, escalations, accessLog, subjects } = site.store.records;
  const place = { platform: 'web', id: 'c', kind: 'personal' as const, address: {} };
  const chat = await conversations.open(place, person, NOW);
  const asked = { ...newEscalation(chat.id), practitioner: person };
  await escalations.add(asked);
  const read = { at: NOW, by: { id: 'desk:1', name: 'Quokka Reader' }, what: 'transcript' } as const;
  await accessLog.add({ ...read, record: asked.id, purpose: 'to advise wombat1' });
  await admin.submit(PATH, { do: 'open', kind: 'access', by: 'identity', platform: 'web', person: 'ada' });
  const [request] = await subjects.list();
  const $ = load((await admin.get(PATH)).text);
  const links = $('a[download]')
    .toArray()
    .map((link) => $(link).attr('href')!);
  const chosen = links.filter((link) => link.endsWith('?readings=yes'));
  expect([links.length, chosen.length]).toEqual([4, 2]);
  for (const link of links) {
    const { text } = await admin.get(link);
    expect(text).toContain(request!.id);
    expect(text.includes('wombat1')).toBe(chosen.includes(link));
    expect(text).not.toContain('Quokka');
  }
});

test('warns 7 days before the time limit of a request and once it has passed, unless it is paused', async () => {
  const admin = await signedIn('Ada Mensah');
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const open = (person: string, received: string) =>
    admin.submit(PATH, { do: 'open', kind: 'access', by: 'identity', platform: 'web', person, received });
  const shown = async () =>
    load((await admin.get(PATH)).text)('main')
      .text()
      .replace(/\s+/g, ' ');
  await open('new', daysAgo(10));
  expect(await shown()).not.toContain('due within');
  await open('soon', daysAgo(26));
  expect(await shown()).toMatch(
    /1 request is due within 7 days or overdue\..*Answer by [^:]+: [1-5] days? left/,
  );
  await open('late', daysAgo(40));
  expect(await shown()).toMatch(/2 requests are due within 7 days or overdue\..*Overdue since/);
  for (const { id } of await site.store.records.subjects.list())
    await admin.submit(PATH, { do: 'pause', request: id, why: 'We asked who they are.' });
  expect(await shown()).not.toContain('answered now');
});

async function openByAccount(browser: PlainBrowser): Promise<string> {
  const person = { platform: 'web', person: 'ada' };
  await browser.submit(PATH, { do: 'open', kind: 'access', by: 'identity', ...person });
  const requests = await site.store.records.subjects.list();
  return requests.find(({ subject }) => subject?.by === 'identity')!.id;
}

/** Fills in the list of words to leave out, and submits it with the form's hidden fields. */
function leaveOut(browser: PlainBrowser, page: string, id: string, words: string) {
  const form = load(page)(`#leave-${id}`).closest('form');
  const fields = form.serializeArray().map(({ name, value }) => [name, value]);
  return browser.submit(PATH, { ...Object.fromEntries(fields), do: 'leave', leave: words });
}

const leftOut = async (id: string) => (await site.store.records.subjects.find(id))?.leftOut;

test('takes the words to leave out, one per line, and shows them when the page is opened again', async () => {
  const admin = await signedIn('Ada Mensah');
  const id = await openByAccount(admin);
  const words = 'Auntie Blessing\r\nKelechi, the red house';
  expect((await leaveOut(admin, (await admin.get(PATH)).text, id, words)).status).toBe(303);
  const { text } = await admin.get(PATH);
  expect(load(text)(`#leave-${id}`).val()).toBe('Auntie Blessing\nKelechi, the red house');
  expect(text).toContain('read the copy before you send it');
});

test('does not let two admins overwrite each other’s words to leave out', async () => {
  const [first, second] = [await signedIn('Ada Mensah'), await signedIn('Ben Okafor')];
  const id = await openByAccount(first);
  const [seenByFirst, seenBySecond] = [(await first.get(PATH)).text, (await second.get(PATH)).text];
  expect((await leaveOut(first, seenByFirst, id, 'Blessing')).status).toBe(303);
  const refused = await leaveOut(second, seenBySecond, id, 'Kelechi\n12 Mill Lane');
  expect(refused.status).toBe(400);
  expect(await leftOut(id)).toEqual(['Blessing']);
  const $ = load(refused.text);
  expect($(`#leave-${id}`).val()).toBe('Kelechi\n12 Mill Lane');
  expect($(`#leave-${id}`).attr('aria-invalid')).toBeUndefined();
  const details = $(`#leave-${id}`).closest('details');
  expect(details.text()).toContain('Someone else has changed this list.');
  expect(details.find('li').text()).toBe('Blessing');
  const both = 'Blessing\nKelechi\n12 Mill Lane';
  expect((await leaveOut(second, refused.text, id, both)).status).toBe(303);
  expect(await leftOut(id)).toEqual(both.split('\n'));
});

test('takes words to leave out from someone who has downloaded the copy since they opened the page', async () => {
  const admin = await signedIn('Ada Mensah');
  const id = await openByAccount(admin);
  const { text } = await admin.get(PATH);
  expect((await admin.get(`${PATH}/${id}/export.html`)).status).toBe(200);
  expect((await leaveOut(admin, text, id, 'Blessing')).status).toBe(303);
  expect(await leftOut(id)).toEqual(['Blessing']);
});

test('keeps a refused list of words to leave out where it was typed, beside what is wrong with it', async () => {
  const admin = await signedIn('Ada Mensah');
  const [other, id] = [await openByName(admin), await openByAccount(admin)];
  await site.store.records.subjects.save({
    ...(await site.store.records.subjects.find(other))!,
    approved: { by: 'Ben Okafor', account: 'web:ben', at: NOW },
  });
  await leaveOut(admin, (await admin.get(PATH)).text, id, 'Blessing');
  const refused = await leaveOut(admin, (await admin.get(PATH)).text, id, 'Blessing\nJ\nKelechi');
  expect(refused.status).toBe(400);
  const $ = load(refused.text);
  const field = $(`#leave-${id}`);
  expect(field.val()).toBe('Blessing\nJ\nKelechi');
  expect(field.attr('aria-invalid')).toBe('true');
  expect(field.closest('details').attr('open')).toBeDefined();
  const [problem] = field.attr('aria-describedby')!.split(' ');
  expect($(`#${problem}`).text()).toContain('Enter at least 2 letters or digits on each line.');
  const otherField = $(`#leave-${other}`);
  expect([otherField.val(), otherField.closest('details').attr('open')]).toEqual(['', undefined]);
});

test('shows the saved words to leave out if another form was refused', async () => {
  const admin = await signedIn('Ada Mensah');
  const id = await openByAccount(admin);
  await leaveOut(admin, (await admin.get(PATH)).text, id, 'Blessing');
  const refused = await admin.submit(PATH, { do: 'close', request: id, outcome: '' });
  expect(refused.status).toBe(400);
  const field = load(refused.text)(`#leave-${id}`);
  expect([field.val(), field.closest('details').attr('open')]).toEqual(['Blessing', undefined]);
});

test.each([
  ['own', 'own', '07700 900123'],
  ['pause', 'why', 'Which school?'],
  ['close', 'outcome', 'Sent by post'],
])('keeps what was written in a refused form: %s', async (action, field, words) => {
  const admin = await signedIn('Ada Mensah');
  const [other, request] = [await openByName(admin), await openByAccount(admin)];
  const form = { do: action, request, [field]: words, token: 'from another sign-in' };
  const refused = await admin.submit(PATH, form);
  expect(refused.status).toBe(403);
  const $ = load(refused.text);
  const opened = $('details[open]');
  expect([opened.length, opened.find(`#${field}-${request}`).val()]).toEqual([1, words]);
  expect($(`#${field}-${other}`).val() ?? '').toBe('');
  expect($('#not-saved').length).toBe(0);
});

test('shows what was written if its form is gone, as someone else has paused or closed the request', async () => {
  const admin = await signedIn('Ada Mensah');
  const request = await openByAccount(admin);
  const written = async (form: Record<string, string>) => {
    const refused = await admin.submit(PATH, { request, ...form });
    expect(refused.status).toBe(400);
    return load(refused.text)('#not-saved blockquote').text();
  };
  await admin.submit(PATH, { do: 'pause', request, why: 'Which school?' });
  expect(await written({ do: 'pause', why: 'Which borough?' })).toBe('Which borough?');
  await admin.submit(PATH, { do: 'close', request, outcome: 'Sent by post' });
  expect(await written({ do: 'close', outcome: 'Handed over' })).toBe('Handed over');
  expect(await written({ do: 'own', own: '07700 900123' })).toBe('07700 900123');
  expect(await written({ do: 'leave', leave: 'Blessing\nKelechi' })).toBe('Blessing\nKelechi');
});

test('refuses a day that does not exist', async () => {
  const admin = await signedIn('Ada Mensah');
  const open = { do: 'open', kind: 'access', by: 'name', sought: 'Zora Hill', received: '2025-13-45' };
  const refused = await admin.submit(PATH, open);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Enter a real date, such as 2026-05-04.');
  expect(await site.store.records.subjects.list()).toEqual([]);
});

test('shows a request stored with a day that does not exist', async () => {
  const admin = await signedIn('Ada Mensah');
  await openByName(admin);
  const [request] = await site.store.records.subjects.list();
  await site.store.records.subjects.add({ ...request!, id: '2', openedAt: '2025-13-45T00:00:00.000Z' });
  expect((await admin.get(PATH)).text).toContain('1 February 2025');
});
