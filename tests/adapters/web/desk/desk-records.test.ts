// The desk can find closed requests, saved replies, a person's earlier requests, and people we could not
// reach.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { newEscalation, newMessage, person } from '../../../fakes/samples/sample-records.js';
import { runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
let practitioner: PlainBrowser;
let ann: PlainBrowser;

beforeEach(async () => {
  site = await runDeskSite();
  practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  ann = await signedInAs(site, 'Ann Okafor');
});
afterEach(() => site.close());

async function asked(question: string): Promise<string> {
  await practitioner.submit('/chat/messages', { text: question });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const open = await site.store.records.escalations.open();
  return `/desk/escalation/${open.at(-1)!.id}`;
}

async function press(path: string, fields: Record<string, string>): Promise<string> {
  await ann.get(path);
  const done = await ann.submit(path, fields);
  expect(done.status).toBe(303);
  return (await ann.get(done.headers.get('location')!)).text;
}

/** Stores the request directly. Making 21 requests through the pages takes minutes on a busy machine. */
async function storeClosed(question: string, outcome: string, at: string): Promise<void> {
  await site.store.transaction(async (records) => {
    const place = { platform: 'slack', id: question, kind: 'personal', address: {} } as const;
    const { id: conversation } = await records.conversations.open(place, person, at);
    const words = { words: question, text: publicText(question), redactedTypes: [] };
    const message = (await records.messages.add({ ...newMessage(conversation), ...words }))!;
    const request = { ...newEscalation(conversation), message: message.id };
    await records.escalations.add(request);
    const change = { holder: person };
    const claimed = await records.escalations.applyTransition(request, 'claim', person, at, change);
    await records.escalations.applyTransition(claimed!, 'resolve', person, at, { outcome });
  });
}

async function closed(question: string, outcome: string): Promise<string> {
  const path = await asked(question);
  await press(path, { do: 'claim' });
  await press(path, { do: 'resolve', outcome });
  return path;
}

test('says that there are no closed requests yet, or that none match', async () => {
  const none = async (query: string) =>
    load((await ann.get(`/desk/closed${query}`)).text)('#found-title ~ .empty').text();
  expect(await none('')).toBe('No requests have been closed yet.');
  expect(await none('?words=')).toBe('No requests have been closed yet.');
  expect(await none('?words=zebra')).toContain('No closed requests match.');
});

test('says and finds the nation that only the question names, as the request does', async () => {
  const path = await closed('Who refers a child in Wales?', 'Advised');
  const inWales = load((await ann.get('/desk/closed?nation=wales')).text);
  expect(inWales(`a[href^="${path}"]`).closest('li').text()).toContain('Perhaps: Wales');
  expect(inWales('.case')).toHaveLength(1);
  expect(load((await ann.get('/desk/closed?nation=scotland')).text)('.case')).toHaveLength(0);
});

test('finds closed requests by words, day, nation, adviser and outcome, with personal details removed', async () => {
  await practitioner.submit('/chat/actions', { action: '{"do":"set-nation","jurisdiction":"wales"}' });
  const consent = await closed('Must Amina Yusuf consent?', 'Advised');
  const travel = await closed('Who pays for the travel of a child?', 'My own words');
  const found = async (query: string) => {
    const { status, text } = await ann.get(`/desk/closed?${query}`);
    expect(status).toBe(200);
    expect(text.slice(text.indexOf('</form>\n<section'))).not.toContain('Amina');
    return [consent, travel].map((path) => text.includes(`href="${path}`));
  };
  expect(await found('')).toEqual([true, true]);
  expect(await found('words=CONSENT')).toEqual([true, false]);
  expect(await found('words=Amina')).toEqual([false, false]);
  expect(await found('outcome=Advised')).toEqual([true, false]);
  expect(await found('outcome=other')).toEqual([false, true]);
  expect(await found('outcome=cancelled')).toEqual([false, false]);
  expect(await found('nation=wales')).toEqual([true, true]);
  expect(await found('nation=scotland')).toEqual([false, false]);
  expect(await found('adviser=Ann+Okafor')).toEqual([true, true]);
  expect(await found('adviser=Ben+Hughes')).toEqual([false, false]);
  const today = new Date().toISOString().slice(0, 10);
  expect(await found(`from=${today}&to=${today}`)).toEqual([true, true]);
  expect(await found('to=2020-01-01')).toEqual([false, false]);
});

test('finds an open or a closed request by its number, or by the end of it', async () => {
  const done = await closed('Must a child consent?', 'Advised');
  const open = await asked('Who pays for the travel of a child?');
  for (const path of [done, open]) {
    const [number, end] = /\d{4}-\d\d-\d\d-([0-9A-F]{6})/.exec((await ann.get(path)).text)!;
    for (const typed of [number, `request ${end!.toLowerCase()}`]) {
      const found = await ann.get(`/desk/closed?number=${encodeURIComponent(typed)}`);
      expect([found.status, found.headers.get('location')]).toEqual([303, path]);
    }
  }
  const none = await ann.get('/desk/closed?number=2020-01-01-ABCDEF');
  expect(none.text).toContain('No request has that number.');
  expect((await ann.get('/desk')).text).toContain('name="number"');
});

test('says what to enter where no number was entered, and keeps the filters beside it', async () => {
  await closed('Must a child consent?', 'Advised');
  const page = load((await ann.get('/desk/closed?outcome=Advised&adviser=Ann+Okafor&number=+')).text);
  expect(page('title').text()).toMatch(/^Error: Enter a request number/);
  expect(page('#number-problem').text()).toContain('such as 2026-11-29-4016AB');
  expect(page('#number').attr('aria-describedby')).toBe('number-problem');
  expect(page('#outcome option[selected]').attr('value')).toBe('Advised');
  for (const name of ['outcome', 'adviser'])
    expect(page(`.find-request input[type="hidden"][name="${name}"]`)).toHaveLength(1);
  expect(page('.case')).toHaveLength(1);
});

test('shows 20 closed requests to a page, and keeps the filters from page to page', async () => {
  for (let n = 1; n <= 21; n += 1)
    await storeClosed(`What about question number ${n}?`, 'Advised', `2026-05-04T09:${10 + n}:00.000Z`);
  await storeClosed('What about another outcome?', 'My own words', '2026-05-04T09:40:00.000Z');
  const first = (await ann.get('/desk/closed?outcome=Advised')).text;
  expect(first.match(/<li class="case">/g)).toHaveLength(20);
  expect(first).toContain('href="/desk/closed?outcome=Advised&amp;page=2"');
  const second = (await ann.get('/desk/closed?outcome=Advised&page=2')).text;
  expect(second.match(/<li class="case">/g)).toHaveLength(1);
  expect(second).toContain('question number 1?');
});

test('shows what the person asked before', async () => {
  const before = await closed('Must Amina Yusuf consent?', 'Advised');
  const path = await asked('Who pays for the travel of a child?');
  const page = (await ann.get(path)).text;
  expect(page).toContain(`<a href="${before}"`);
  expect(page).toContain('Closed: Advised');
  expect((await ann.get(before)).text).toContain(`<a href="${path}"`);
});

test('keeps replies for the team: adds, changes, inserts and deletes them', async () => {
  const path = '/desk/saved-replies';
  const idIn = (text: string) => /name="reply" value="([^"]+)"/.exec(text)![1]!;
  const words = { title: 'Safety', text: 'Is the child safe <now>?' };
  const added = await press(path, { do: 'save', reply: '', ...words });
  expect(added).toContain('All advisers can use this reply now.');
  const reply = idIn(added);
  await press(path, { do: 'save', reply, ...words, title: 'Ask about safety' });

  const request = await asked('Must she consent?');
  expect((await ann.get(request)).text).not.toContain('Ask about safety');
  expect(await press(request, { do: 'claim' })).toContain(`<option value="${reply}"`);
  const inserted = await ann.submit(request, { do: 'use-saved', saved: reply, text: 'Hello.' });
  expect(inserted.text).toContain('>\nHello.\n\nIs the child safe &lt;now&gt;?</textarea>');
  expect((await practitioner.get('/')).text).not.toContain('Is the child safe');

  const ada = plainBrowser(site.url);
  await ada.submit('/sign-in', { name: 'Ada Mensah', role: 'admin' });
  await ada.get(path);
  await ada.submit(path, { do: 'delete', reply });
  expect((await ann.get(path)).text).toContain('There are no saved replies yet.');
});

test('shows an adviser the newer version of a saved reply before theirs replaces or deletes it', async () => {
  const path = '/desk/saved-replies';
  const added = load(await press(path, { do: 'save', reply: '', title: 'Safety', text: 'First.' }));
  const reply = added('.saved-reply [name="reply"]').attr('value')!;
  const bea = await signedInAs(site, 'Bea Lee');
  const opened = load((await bea.get(path)).text)('.saved-reply [name="loaded"]').attr('value')!;
  const edit = { reply, title: 'Safety', loaded: opened };
  await press(path, { do: 'save', ...edit, text: 'Ann’s version.' });

  const late = await bea.submit(path, { do: 'save', ...edit, text: 'Bea’s version.' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Ann Okafor changed this reply after you opened it.');
  const shown = load(late.text);
  expect(shown('.saved-reply .text').text()).toBe('Ann’s version.');
  expect(shown('.saved-reply textarea').text().trim()).toBe('Bea’s version.');
  expect((await bea.submit(path, { do: 'delete', ...edit })).status).toBe(409);

  const loaded = shown('.saved-reply [name="loaded"]').attr('value')!;
  await bea.submit(path, { do: 'save', ...edit, loaded, text: 'Bea’s version.' });
  expect(load((await bea.get(path)).text)('.saved-reply .text').text()).toBe('Bea’s version.');
});

test('keeps what was typed where a saved reply has no title, and refuses a form of another page', async () => {
  const path = '/desk/saved-replies';
  await ann.get(path);
  const refused = await ann.submit(path, { do: 'save', reply: '', title: ' ', text: 'Words' });
  expect([refused.status, refused.text.includes('Enter a title.')]).toEqual([400, true]);
  expect(refused.text).toContain('>\nWords</textarea>');
  const foreign = await ann.submit(
    path,
    { do: 'save', title: 'A', text: 'B' },
    { Origin: 'https://elsewhere.example' },
  );
  expect(foreign.status).toBe(403);
});

test('says at the top of the desk that an adviser could not be reached, until someone has claimed', async () => {
  const path = await asked('Must she consent?');
  const alarm = 'An adviser could not be reached.';
  expect((await ann.get('/desk')).text).not.toContain(alarm);
  const id = path.slice(path.lastIndexOf('/') + 1);
  const [card] = await site.store.records.outgoing.ofEscalation(id, 'card');
  await site.store.records.outgoing.setState(card!.key, 'undeliverable');
  const queue = (await ann.get('/desk')).text;
  expect(queue).toContain(alarm);
  expect(queue.indexOf(alarm)).toBeLessThan(queue.indexOf('Waiting</h2>'));
  await press(path, { do: 'claim' });
  expect((await ann.get('/desk')).text).not.toContain(alarm);
});

test('puts the adviser who has just claimed into the reply box, and leaves out the practitioners’ 999 banner', async () => {
  const path = await asked('Must she consent?');
  expect((await ann.get('/desk')).text).not.toContain('class="danger-line"');
  expect((await practitioner.get('/')).text).toContain('class="danger-line"');
  expect(await press(path, { do: 'claim' })).toMatch(/<textarea id="reply"[^>]* autofocus/);
  expect((await ann.get(path)).text).not.toMatch(/<textarea id="reply"[^>]* autofocus/);
});
