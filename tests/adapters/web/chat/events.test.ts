// The live stream of a chat over real HTTP: its events, where it resumes, and how it ends.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProgressBoard } from '../../../../adapters/web/delivery/progress.js';
import { createFakeBot, type FakeBot } from '../../../fakes/fake-bot.js';
import { plain, sampleAnswer } from '../../../fakes/samples/guidance-samples.js';
import { openEvents, type EventReader } from '../../../fakes/web/event-reader.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

const progress = createProgressBoard();
let bot: FakeBot;
let pages: RunningPages;
let browser: PlainBrowser;
const readers: EventReader[] = [];

beforeEach(async () => {
  bot = createFakeBot();
  pages = await runPages({ ...bot, progress });
  browser = plainBrowser(pages.url);
  await browser.get('/');
});
afterEach(async () => {
  readers.splice(0).forEach((reader) => reader.close());
  await pages.close();
});

const place = () => bot.events[0]!.place.id;
const open = async (path = '/chat/events', headers: Record<string, string> = {}) => {
  const reader = await openEvents(pages.url + path, { Cookie: browser.cookie(), ...headers });
  readers.push(reader);
  return reader;
};
const shown = (data: unknown) =>
  data as { id: string; html: string; announcement?: string; urgent: boolean }[];

test('shows a reply as it comes, with a gist for screen readers', async () => {
  await browser.postJson('/chat/messages', { text: 'Must a child consent?' });
  const stream = await open();
  expect(shown((await stream.next('entries')).data)).toHaveLength(1);
  bot.say(place(), sampleAnswer(), { answer: 'answer-1' });
  const [entry] = shown((await stream.next('entries')).data);
  expect(entry!.html).toContain('A child does not have to consent');
  expect(entry!.html).toContain('href="/library/citation/answer-1/1#quote"');
  expect(entry!.announcement).toBe(
    '“A child does not have to consent to a referral.” (Referring a child) 1 quote below.',
  );
});

test('goes on after the last event that arrived, and shows again only what changed', async () => {
  await browser.postJson('/chat/messages', { text: 'First' });
  bot.say(place(), plain('Reply one'), { id: 'reply-one' });
  const stream = await open();
  const { id, data } = await stream.next('entries');
  expect(shown(data)).toHaveLength(2);
  stream.close();
  bot.say(place(), plain('Said while nobody listened'));
  bot.change(place(), 'reply-one', { message: plain('Reply one, changed') });
  const resumed = await open('/chat/events?after=0', { 'Last-Event-ID': id });
  const html = shown((await resumed.next('entries')).data).map((entry) => entry.html);
  expect(html).toHaveLength(2);
  expect(html.join()).toContain('Said while nobody listened');
  expect(html.join()).toContain('Reply one, changed');
});

test('says how far an answer is', async () => {
  await browser.postJson('/chat/messages', { text: 'Who may refer?' });
  const stream = await open();
  await stream.next('entries');
  for (const [stage, words] of [
    ['searching', 'Searching the guidance…'],
    ['checking', 'Checking each quote…'],
  ] as const) {
    progress.show(place(), stage);
    expect((await stream.next('progress')).data).toBe(words);
  }
});

test('shows each sentence that holds while the rest is written, escaped, and none of an attempt that began again', async () => {
  await browser.postJson('/chat/messages', { text: 'Who may refer?' });
  const stream = await open();
  await stream.next('entries');
  const verified = [{ text: 'A <b>council</b> may refer.', sources: ['First responders & others'] }];
  progress.show(place(), 'checking', verified);
  const { data } = await stream.next('verified');
  expect(data).toContain('A &lt;b&gt;council&lt;/b&gt; may refer.');
  expect(data).toContain('First responders &amp; others');
  expect(data).toContain('AI is writing these sentences');
  progress.show(place(), 'searching');
  expect((await stream.next('verified')).data).toBe('');
});

test('tells when an adviser was asked, and which nation was chosen', async () => {
  await browser.postJson('/chat/messages', { text: 'Who may refer?' });
  const stream = await open();
  await stream.next('state');
  bot.setState(place(), { handoff: 'claimed', jurisdiction: 'scotland' });
  expect((await stream.next('state')).data).toMatchObject({
    nation: 'Nation: Scotland',
    nationLabel: expect.stringContaining('>Scotland<'),
    nationCode: 'scotland',
    handoff: expect.stringContaining('An adviser is helping you.'),
  });
});

test('opens the other chat that waits, even if another one waited before it', async () => {
  for (const text of ['First', 'Second', 'Third']) {
    await browser.get('/');
    await browser.postJson('/chat/messages', { text });
    await browser.submit('/chat/new');
  }
  const [first, second] = new Set(bot.events.map(({ place: { id } }) => id));
  bot.setState(first!, { handoff: 'waiting' });
  const stream = await open();
  const opened = async () =>
    /name="chat" value="([^"]+)"/.exec(
      JSON.stringify((await stream.next('state')).data).replaceAll('\\', ''),
    )?.[1];
  const before = await opened();
  expect(before).toBeDefined();
  bot.setState(second!, { handoff: 'waiting' });
  bot.setState(first!, { handoff: undefined });
  expect(await opened()).not.toBe(before);
});

test('marks what is urgent, and takes back what was cancelled', async () => {
  await browser.postJson('/chat/messages', { text: 'He is being taken away now' });
  const stream = await open();
  await stream.next('entries');
  bot.say(place(), { ...plain('Ring 999.'), urgent: true }, { id: 'urgent' });
  const [entry] = shown((await stream.next('entries')).data);
  expect(entry).toMatchObject({ urgent: true, announcement: 'Urgent: Ring 999.' });
  expect(entry!.html).toContain('class="urgent"');
  bot.change(place(), 'urgent', { state: 'cancelled' });
  expect(shown((await stream.next('entries')).data)[0]).toMatchObject({ html: '' });
});

test('ends after one look for a page in the background', async () => {
  await browser.postJson('/chat/messages', { text: 'Who may refer?' });
  const stream = await open('/chat/events?after=0&once');
  await stream.next('entries');
  await stream.next('end');
  await stream.ended();
});

test('stops watching when the browser has gone, and when the server closes', async () => {
  await browser.postJson('/chat/messages', { text: 'Who may refer?' });
  const gone = await open();
  const staying = await open();
  await gone.next('entries');
  await staying.next('entries');
  expect(bot.watchers(place())).toBe(2);
  gone.close();
  await expect.poll(() => bot.watchers(place())).toBe(1);
  await pages.close();
  await staying.ended();
  await expect.poll(() => bot.watchers(place())).toBe(0);
});

test('shows a stream to no one without the cookie of its chat', async () => {
  const stream = await openEvents(`${pages.url}/chat/events`, {});
  expect((await stream.next('stopped')).data).toContain('This chat has ended on this device.');
  await stream.ended();
});

test('keeps to the language of the open page after a question in the other language', async () => {
  await browser.postJson('/chat/messages', { text: 'Oes angen cydsyniad y plentyn?' });
  bot.setState(place(), { language: 'cy' });
  const box = async (lang: string) => {
    const stream = await open(`/chat/events?after=0${lang}`);
    return ((await stream.next('state')).data as { box: { label: string }; nation: string }).box.label;
  };
  expect(await box('&lang=en-GB')).toBe('Your question');
  expect(await box('&lang=cy')).toBe('Eich cwestiwn');
  // Pages of an earlier version do not say which language they are in.
  expect(await box('')).toBe('Eich cwestiwn');
});

test('says with the state when advisers work and how long the wait is, because a page can stay open for a day', async () => {
  const { data } = await (await open()).next('state');
  const { advisers } = data as { advisers: { times: string; now: string } };
  expect(advisers.times).toMatch(/^<ul><li>/);
  expect(typeof advisers.now).toBe('string');
});
