import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writtenAnswers } from '../../../browser/written-answers.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

const PATH = '/desk/complaints';
const DAY_MS = 86_400_000;

let site: RunningSite;
let admin: PlainBrowser;
beforeEach(async () => {
  site = await runSite(writtenAnswers);
  admin = plainBrowser(site.url);
  await admin.submit('/sign-in', { name: 'Ada Mensah', role: 'admin' });
  await admin.get(PATH);
});
afterEach(() => site.close());

const all = () => site.store.records.complaints.list();

test('records one from the web chat, which an admin acknowledges and closes', async () => {
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'complaint: <b>quokka</b> never called back' });
  const { text } = await practitioner.get('/');
  const action = /value="(\{[^"]*complain[^"]*\})"/.exec(text)?.[1]?.replaceAll('&quot;', '"') ?? '';
  await practitioner.submit('/chat/actions', { action });
  const [{ id } = { id: '' }] = await all();
  const page = await admin.get(PATH);
  expect(page.text).toContain('&lt;b&gt;quokka&lt;/b&gt; never called back');
  expect(page.text).toMatch(/Acknowledge by .*29 days left/s);
  expect((await admin.submit(PATH, { do: 'acknowledge', complaint: id })).status).toBe(303);
  const closing = { do: 'close', complaint: id, outcome: 'upheld', answer: 'We are sorry.' };
  expect((await admin.submit(PATH, closing)).status).toBe(303);
  expect((await admin.get(PATH)).text).toMatch(/Upheld\. .*We are sorry\./);
  await expect
    .poll(async () => (await practitioner.get('/')).text)
    .toContain('finished dealing with your complaint');
});

test('adds one that came by letter, and warns when 7 days are left', async () => {
  const received = new Date(Date.now() - 24 * DAY_MS).toISOString().slice(0, 10);
  const letter = { do: 'add', about: 'No one called back', from: 'Mrs Hill', received };
  expect((await admin.submit(PATH, letter)).status).toBe(303);
  const { text } = await admin.get(PATH);
  expect(text).toContain('1 complaint is overdue or must be acknowledged within 7 days.');
  expect(await all()).toMatchObject([{ via: 'desk', addedBy: 'Ada Mensah', from: 'Mrs Hill' }]);
});

test.each(['2025-13-45', '2025-02-31', '1 May 2025'])('refuses the day %j', async (received) => {
  const refused = await admin.submit(PATH, { do: 'add', about: 'No one called back', received });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Enter a real date, such as 2026-05-04.');
  expect(await all()).toEqual([]);
});

test('shows a complaint stored with a day that does not exist', async () => {
  const broken = { via: 'desk', addedBy: 'Ada', words: 'Rude', version: 1 } as const;
  await site.store.records.complaints.add({ ...broken, id: '1', receivedAt: '2025-13-45T00:00:00.000Z' });
  const { text } = await admin.get(PATH);
  expect(text).toMatch(/acknowledged by 31 January 2025/);
  expect((await admin.submit(PATH, { do: 'close', complaint: '1', outcome: 'withdrawn' })).status).toBe(303);
  expect((await admin.get(PATH)).text).toContain('Received 1 January 2025.');
});

test('keeps what was typed when something is missing, and adds one press once', async () => {
  const refused = await admin.submit(PATH, { do: 'add', about: '', from: 'Mrs Hill' });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Enter what the complaint is about.');
  expect(refused.text).toContain('value="Mrs Hill"');
  const twice = { do: 'add', about: 'No one called back', press: 'a-press-made-twice' };
  await admin.submit(PATH, twice);
  await admin.submit(PATH, twice);
  expect(await all()).toHaveLength(1);
});

async function addTwo(): Promise<[string, string]> {
  for (const about of ['No one called back', 'The advice was late'])
    await admin.submit(PATH, { do: 'add', about });
  const [first, second] = await all();
  return [first!.id, second!.id];
}

test('keeps the answer and the outcome of a refused form at its complaint, opened', async () => {
  const [complaint, other] = await addTwo();
  const closing = { do: 'close', complaint, outcome: 'upheld', answer: 'We are sorry.\nWe called.' };
  const refused = await admin.submit(PATH, { ...closing, token: 'from another sign-in' });
  expect(refused.status).toBe(403);
  const $ = load(refused.text);
  const answer = $(`#answer-${complaint}`);
  expect([answer.val(), $(`#outcome-${complaint}`).val()]).toEqual(['We are sorry.\nWe called.', 'upheld']);
  expect(answer.closest('details').attr('open')).toBeDefined();
  expect($(`#answer-${other}`).val()).toBe('');
  expect($(`#answer-${other}`).closest('details').attr('open')).toBeUndefined();
  expect($('#not-saved').length).toBe(0);
});

test('shows what was written about a complaint that someone else has just closed', async () => {
  const [complaint] = await addTwo();
  const closing = { do: 'close', complaint, outcome: 'upheld' };
  await admin.submit(PATH, { ...closing, answer: 'We are sorry.' });
  const refused = await admin.submit(PATH, { ...closing, answer: 'They were called\n<b>twice</b>.' });
  expect(refused.status).toBe(400);
  const written = load(refused.text)('#not-saved');
  expect(written.text()).toContain('What you wrote');
  expect(written.find('blockquote').text()).toBe('They were called\n<b>twice</b>.');
});
