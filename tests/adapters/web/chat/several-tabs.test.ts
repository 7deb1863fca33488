// 2 tabs of the same browser each have their own conversation, which the page in the other tab cannot read or
// change.
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { QUESTIONS, writtenAnswers } from '../../../browser/written-answers.js';
import { openEvents } from '../../../fakes/web/event-reader.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
let browser: PlainBrowser;
/** The token and tag on the page of the first conversation. */
let first: { token: string; tag: string };

beforeAll(async () => {
  site = await runSite(writtenAnswers);
});
afterAll(() => site.close());
beforeEach(async () => {
  browser = plainBrowser(site.url);
  await browser.get('/');
  await browser.submit('/chat/messages', { text: QUESTIONS.unanswerable });
  await browser.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const { text } = await browser.get('/');
  first = {
    token: /data-token="([^"]+)"/.exec(text)![1]!,
    tag: /data-tag="([^"]+)"/.exec(text)![1]!,
  };
  await browser.submit('/chat/new');
  await browser.get('/');
  await browser.submit('/chat/messages', { text: QUESTIONS.answered });
});

const stream = (tag: string) =>
  openEvents(`${site.url}/chat/events?once&chat=${tag}`, { Cookie: browser.cookie() });

test('the stream of a page shows the conversation of that page, whichever was opened last', async () => {
  const events = await stream(first.tag);
  const { data } = await events.next('entries');
  expect(JSON.stringify(data)).toContain(QUESTIONS.unanswerable);
  expect(JSON.stringify(data)).not.toContain(QUESTIONS.answered);
  expect(JSON.stringify((await events.next('state')).data)).toContain('Waiting for an adviser');
  await events.ended();
});

test('an open page says that a request was opened since in a conversation that had none', async () => {
  const { text } = await browser.get('/');
  const token = /data-token="([^"]+)"/.exec(text)![1]!;
  const cookie = browser.cookie();
  const events = await openEvents(`${site.url}/chat/events?chat=${first.tag}`, { Cookie: cookie });
  await events.next('state');
  await browser.postJson('/chat/actions', { action: '{"do":"talk-to-adviser"}', token });
  expect(JSON.stringify((await events.next('state')).data)).toContain('another conversation');
  events.close();
});

test('what is sent from a page goes into the conversation of that page', async () => {
  const sent = await browser.postJson('/chat/messages', { text: 'About child 1', token: first.token });
  expect(sent.status).toBe(202);
  expect((await browser.get('/')).text).not.toContain('About child 1');
  const { data } = await (await stream(first.tag)).next('entries');
  expect(JSON.stringify(data)).toContain('About child 1');
});

test('a form leads back to the conversation it was sent from', async () => {
  await browser.submit('/chat/messages', { text: 'About child 1', token: first.token });
  const { text } = await browser.get('/');
  expect(text).toContain(QUESTIONS.unanswerable);
  expect(text).toContain('About child 1');
  expect((await browser.get('/chat/earlier')).text).toContain(QUESTIONS.answered);
});

test('saves and links the conversation of the page', async () => {
  expect((await browser.get(`/chat/save?chat=${first.tag}`)).text).toContain(QUESTIONS.unanswerable);
  expect((await browser.get(`/chat/save/conversation.txt?chat=${first.tag}`)).text).toContain(
    QUESTIONS.unanswerable,
  );
  const link = await browser.get(`/chat/link?chat=${first.tag}`);
  expect(link.text).toContain(first.token);
});

test('tells a page whose conversation has ended on this device that it has, and shows it nothing else', async () => {
  const events = await stream('not-of-here0');
  expect((await events.next('stopped')).data).toContain('This chat has ended on this device.');
  await expect(events.next('entries')).rejects.toThrow();
  const refused = await browser.postJson('/chat/messages', { text: 'Hello', token: 'of another chat' });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('reload the page');
});

test('the way back from a quote leads to the conversation with its answer, whichever was opened last', async () => {
  const shown = async (path: string) => (await browser.get(path)).text;
  const [answer] = await site.store.records.answers.latest(1);
  await browser.submit('/chat/new');
  expect(await shown('/')).not.toContain(QUESTIONS.answered);
  const back = /href="(\/\?answer=[^"#]+)#/.exec(await shown(`/library/citation/${answer!.id}/1`))![1]!;
  expect(await shown('/?answer=unknown')).not.toContain(QUESTIONS.answered);
  expect(await shown(back)).toContain(QUESTIONS.answered);
  // Pages that do not know the conversation, such as the library, lead back to it too.
  expect(await shown('/')).toContain(QUESTIONS.answered);
});

test('the link to a whole conversation leads to that of its own tab', async () => {
  expect((await browser.get('/?all')).text).not.toContain(QUESTIONS.unanswerable);
  expect((await browser.get(`/?all&chat=${first.tag}`)).text).toContain(QUESTIONS.unanswerable);
});

test('the pages about a conversation lead back to it, whichever was opened last', async () => {
  const page = load((await browser.get(`/?chat=${first.tag}`)).text);
  const hrefs = page('a')
    .toArray()
    .map(({ attribs }) => attribs.href!);
  expect(hrefs).toContain(`/?chat=${first.tag}#latest`);
  const about = new Set(hrefs.filter((href) => /^\/chat\/(?:save|link|earlier)/.test(href)));
  expect(about.size).toBe(3);
  for (const href of about) {
    await browser.submit('/chat/new');
    const back = load((await browser.get(href)).text)('.back a').attr('href')!;
    expect((await browser.get(back)).text).toContain(QUESTIONS.unanswerable);
  }
});
