// Tests the desk over real HTTP with the real bot: who may open it, and a handoff from start to finish.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';
import { plainBrowser, runPages, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { openEvents } from '../../../fakes/web/event-reader.js';

let site: RunningSite;
let practitioner: PlainBrowser;
let ann: PlainBrowser;

beforeEach(async () => {
  site = await runDeskSite();
  practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  ann = await atDesk('Ann Okafor');
});
afterEach(() => site.close());

const atDesk = (name: string): Promise<PlainBrowser> => signedInAs(site, name);

async function askForAdviser(): Promise<string> {
  await practitioner.submit('/chat/messages', { text: 'Must Amina Yusuf consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  return `/desk/escalation/${open!.id}`;
}

/** Keeps reloading the page, because the worker does some of the work after the reply. */
const soon = (browser: PlainBrowser, path: string) => expect.poll(async () => (await browser.get(path)).text);

test('lets in no one who has not signed in', async () => {
  const stranger = plainBrowser(site.url);
  const path = await askForAdviser();
  for (const page of ['/desk', path]) {
    const { status, headers } = await stranger.get(page);
    expect([status, headers.get('location')]).toEqual([303, `/sign-in?to=${encodeURIComponent(page)}`]);
  }
  for (const stream of ['/desk/events', `${path}/events`])
    expect((await stranger.get(stream)).text).toMatch(
      /^event: stopped\ndata: "You have been signed out\.[^\n]*\n\n$/,
    );
  const refused = await stranger.submit(path, { do: 'reply', text: 'Words of mine' });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('Words of mine</blockquote>');
  expect((await site.store.records.escalations.open())[0]!.state).toBe('waiting');
});

test('is closed where signing in without a password is not allowed, and for names that point at this machine', async () => {
  const closed = await runPages(createFakeBot(), { allowSignIn: false });
  try {
    const visitor = plainBrowser(closed.url);
    expect((await visitor.submit('/sign-in', { name: 'Ann' })).status).toBe(403);
    expect((await visitor.get('/sign-in')).text).toContain('The desk is not available');
  } finally {
    await closed.close();
  }
  const { port } = new URL(site.url);
  const { request } = await import('node:http');
  const status = await new Promise((resolve) => {
    request(
      { host: '127.0.0.1', port, path: '/desk', headers: { Host: 'rebound.example', Cookie: ann.cookie() } },
      (response) => resolve(response.resume().statusCode),
    ).end();
  });
  expect(status).toBe(303);
});

test('shows a request with its question redacted and what the bot said', async () => {
  const path = await askForAdviser();
  const queue = await ann.get('/desk');
  expect(queue.text).toContain('1 waiting, 0 claimed.');
  expect(queue.text).toContain('[name 1]');
  const page = await ann.get(path);
  expect(page.text).toContain('<figure class="quote"');
  expect(page.text).toContain('No one has claimed this yet.');
  expect(queue.text + page.text).not.toContain('Amina');
});

test('carries a handoff: claim, words both ways, a note that stays, the end', async () => {
  const path = await askForAdviser();
  await ann.get(path);
  const claimed = await ann.submit(path, { do: 'claim' });
  expect(claimed.status).toBe(303);
  await soon(practitioner, '/').toContain('Ann Okafor, an adviser, is now helping you.');

  await ann.get(path);
  await ann.submit(path, { do: 'reply', text: 'Is the child safe tonight?\n// looks like a younger child' });
  await soon(practitioner, '/').toContain('Is the child safe tonight?');
  await ann.submit(path, { do: 'note', text: 'Check with the guardian service\nand ring back' });
  await practitioner.submit('/chat/messages', { text: 'Yes, Amina is with carers.' });

  await soon(ann, path).toContain('Yes, Amina is with carers.');
  const thread = (await ann.get(path)).text;
  expect(thread).toContain('Check with the guardian service\nand ring back');
  expect(thread).toContain('a note for advisers');
  const seen = (await practitioner.get('/')).text;
  expect(seen).not.toContain('guardian service');
  expect(seen).not.toContain('younger child');

  const ended = await ann.submit(path, { do: 'resolve', outcome: 'Advised to refer' });
  expect((await ann.get(ended.headers.get('location')!)).text).toContain(
    'You have closed this conversation. The practitioner has been told.',
  );
  expect((await ann.get(path)).text).toContain('Closed: Advised to refer');
  await soon(practitioner, '/').toContain('Did the adviser help?');
});

test('of two who claim at once one gets it, and the other reads who has it', async () => {
  const path = await askForAdviser();
  const ben = await atDesk('Ben Hughes');
  await ann.get(path);
  await ben.get(path);
  const results = await Promise.all([ann.submit(path, { do: 'claim' }), ben.submit(path, { do: 'claim' })]);
  const texts = await Promise.all(
    [ann, ben].map(
      async (browser, index) => (await browser.get(results[index]!.headers.get('location')!)).text,
    ),
  );
  expect(texts.filter((text) => text.includes('has already claimed this request.'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('id="reply-form"'))).toHaveLength(1);
});

test('shows the words as received to the holder only', async () => {
  const path = await askForAdviser();
  await ann.get(path);
  await ann.submit(path, { do: 'claim' });
  await practitioner.submit('/chat/messages', { text: 'My number is 07700 900123.' });
  await soon(ann, path).toContain('07700 900123');
  expect((await ann.get(path)).text).not.toContain('Amina');
  const ben = await atDesk('Ben Hughes');
  const other = (await ben.get(path)).text;
  expect(other).not.toContain('07700 900123');
  expect(other).toContain('My number is [phone 1].');
  expect(other).toContain('Ann Okafor</bdi> is handling this conversation.');
});

test('hands a request back to the queue', async () => {
  const path = await askForAdviser();
  await ann.get(path);
  await ann.submit(path, { do: 'claim' });
  const back = await ann.submit(path, { do: 'hand-back' });
  expect((await ann.get(back.headers.get('location')!)).text).toContain('You handed this back.');
  expect((await ann.get('/desk')).text).toContain('1 waiting, 0 claimed.');
});

test('refuses forms of other pages and of other people, and gives the words back', async () => {
  const path = await askForAdviser();
  const ben = await atDesk('Ben Hughes');
  await ben.get(path);
  const foreign = await ben.submit(path, { do: 'claim' }, { Origin: 'https://elsewhere.example' });
  expect(foreign.status).toBe(403);
  await ann.get(path);
  await ann.submit(path, { do: 'claim' });
  await ann.get(path);
  const refused = await ann.submit(path, { do: 'reply', text: 'Please <wait>', token: 'not the token' });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('Please &lt;wait&gt;</textarea>');
  expect((await ann.submit(path, { do: 'reply', text: '  ' })).status).toBe(400);
  expect((await ann.postJson(path, { do: 'reply', text: 'a'.repeat(8001) })).status).toBe(413);
  expect((await ann.submit(path, { do: 'withdraw' })).status).toBe(400);
});

test('sends a reply once if it is posted twice', async () => {
  const path = await askForAdviser();
  await ann.get(path);
  await ann.submit(path, { do: 'claim' });
  await ann.get(path);
  const once = { do: 'reply', text: 'Said exactly once.', press: 'press-said-once' };
  await ann.postJson(path, once);
  await ann.postJson(path, once);
  await soon(practitioner, '/').toContain('Said exactly once.');
  expect((await practitioner.get('/')).text.split('Said exactly once.')).toHaveLength(2);
});

test('shows a new request in the queue while it is open, and what changes in a request', async () => {
  const queue = await openEvents(`${site.url}/desk/events`, { Cookie: ann.cookie() });
  await queue.next('regions');
  const path = await askForAdviser();
  const { data } = await queue.next('regions');
  expect(data).toMatchObject({ announcement: '', count: '1 waiting, 0 claimed.' });
  queue.close();

  await ann.get(path);
  const stream = await openEvents(`${site.url}${path}/events`, { Cookie: ann.cookie() });
  const versions = (event: { data: unknown }) =>
    new Map(
      (event.data as { regions: { id: string; version: string }[] }).regions.map(({ id, version }) => [
        id,
        version,
      ]),
    );
  const first = versions(await stream.next('regions'));
  const page = (await ann.get(path)).text;
  expect([...first.keys()]).toContain('case-forms');
  for (const [id, version] of first) expect(page).toContain(`id="${id}" data-version="${version}"`);
  await ann.submit(path, { do: 'claim' });
  const changed = versions(await stream.next('regions'));
  expect([...changed.keys()]).toContain('case-forms');
  stream.close();
});

test('shows hostile words at the desk as words', async () => {
  await practitioner.submit('/chat/messages', { text: 'Is <img src=x onerror=alert(1)> \u202edangerous?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  const pages = [await ann.get('/desk'), await ann.get(`/desk/escalation/${open!.id}`)];
  for (const { text } of pages) {
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('&lt;img src=x');
  }
});

test('answers for a request that does not exist', async () => {
  expect((await ann.get('/desk/escalation/none')).status).toBe(404);
});

test('tells a page whose adviser is signed out that a reply was not sent', async () => {
  const path = await askForAdviser();
  ann.forgetCookies();
  const refused = await ann.postJson(path, { do: 'reply', text: 'Not lost' });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('You have been signed out.');
});

test('asks an adviser who still has requests once before it signs them out', async () => {
  const path = await askForAdviser();
  await ann.get(path);
  await ann.submit(path, { do: 'claim' });
  const { status, text } = await ann.submit('/sign-out');
  expect(status).toBe(200);
  expect(text).toContain('You are not signed out yet</h1>');
  expect(text).toContain('name="sure" value="yes"');
  expect(text).toContain('You still have 1 request. It stays yours after you sign out.');
  expect((await ann.get('/desk')).status).toBe(200);
  await ann.submit('/sign-out', { sure: 'yes' });
  expect((await ann.get('/desk')).status).toBe(303);
});

test('signs out', async () => {
  await ann.get('/desk');
  await ann.submit('/sign-out');
  expect((await ann.get('/desk')).status).toBe(303);
});
