// After someone has erased a conversation, what they send next goes into one new conversation, which no other
// browser shows. Uses real HTTP and a real store.
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';
import { QUESTIONS, writtenAnswers } from '../../../browser/written-answers.js';

let site: RunningSite;
let browser: PlainBrowser;

beforeAll(async () => {
  site = await runSite(writtenAnswers);
});
afterAll(() => site.close());
beforeEach(async () => {
  browser = plainBrowser(site.url);
  await browser.get('/');
  await browser.submit('/chat/messages', { text: QUESTIONS.answered });
  await expect
    .poll(async () => (await browser.get('/')).text, { timeout: 10_000 })
    .toContain('/library/citation/');
});

async function openElsewhere(): Promise<PlainBrowser> {
  await browser.get('/chat/link');
  const { text } = await browser.submit('/chat/link', { do: 'make' });
  const other = plainBrowser(site.url);
  await other.submit('/chat/return', { link: /id="link" value="([^"]+)"/.exec(text)![1]! });
  return other;
}

/** Returns the token of the erased conversation, which its open page goes on sending. */
async function erase(): Promise<string> {
  const { text } = await browser.get('/');
  await browser.submit('/chat/actions', { action: JSON.stringify({ do: 'forget-me' }) });
  return /name="token" value="([^"]+)"/.exec(text)![1]!;
}

const shown = async (by = browser) => (await by.get('/')).text;

test.each(['form', 'script'])(
  'shows another browser nothing that is written after erasing, with a %s',
  async (way) => {
    const other = await openElsewhere();
    await erase();
    expect(await shown(other)).toContain('What you write next starts a new conversation.');
    const press = 'press-after-erasing';
    if (way === 'form') await browser.submit('/chat/messages', { text: 'Written afterwards' });
    else
      for (let times = 0; times < 2; times += 1) {
        const { text } = await browser.postJson('/chat/messages', { text: 'Written afterwards', press });
        expect(JSON.parse(text)).toMatchObject({
          stored: true,
          moved: { tag: expect.any(String) as string },
          duplicate: times > 0,
        });
      }
    await expect.poll(() => shown()).toContain('Written afterwards');
    expect(await shown(other)).not.toContain('Written afterwards');
    await other.submit('/chat/messages', { text: 'Written elsewhere' });
    expect(await shown(other)).toContain('Written elsewhere');
    expect(await shown()).not.toContain('Written elsewhere');
  },
);

test('leaves one line of an erased conversation to see, and none in the list of earlier ones', async () => {
  await browser.submit('/chat/actions', {
    action: JSON.stringify({ do: 'set-nation', jurisdiction: 'wales' }),
  });
  await expect.poll(() => shown()).toMatch(/using guidance for Wales/);
  await erase();
  const entries = load(await shown())('#entries > li');
  expect(entries).toHaveLength(1);
  expect(entries.text()).toContain('Everything you wrote here has been erased.');
  await browser.submit('/chat/messages', { text: 'Written afterwards' });
  await expect.poll(() => shown()).toContain('Written afterwards');
  const { text } = await browser.get('/chat/earlier');
  expect(load(text)('.earlier li')).toHaveLength(0);
});

test('keeps an erased conversation erased when the language is changed', async () => {
  const other = await openElsewhere();
  await erase();
  await browser.submit('/language', { language: 'cy' });
  await browser.submit('/chat/messages', { text: 'Ysgrifennwyd wedyn' });
  expect(await shown()).toContain('Ysgrifennwyd wedyn');
  expect(await shown(other)).not.toContain('Ysgrifennwyd wedyn');
});

test.each(['tab', 'page'])(
  'puts everything with the same “%s” after erasing into one conversation',
  async (field) => {
    const token = await erase();
    for (const text of ['Sent first', 'Sent before the reply'])
      await browser.postJson('/chat/messages', { text, token, [field]: 'the-same-tab' });
    await expect.poll(() => shown()).toContain('Sent before the reply');
    expect(await shown()).toContain('Sent first');
  },
);

test('does not lead into a new conversation that was erased too', async () => {
  const token = await erase();
  const tab = 'the-same-tab';
  await browser.postJson('/chat/messages', { text: 'Erased later', token, tab });
  const other = await openElsewhere();
  await erase();
  await browser.postJson('/chat/messages', { text: 'Written at last', token, tab });
  await expect.poll(() => shown()).toContain('Written at last');
  expect(await shown(other)).not.toContain('Written at last');
});

test('shows the new conversation if an urgent message was too long, without a script', async () => {
  const token = await erase();
  const text = `${QUESTIONS.urgent} ${'We wrote it down. '.repeat(250)}`;
  const { text: page } = await browser.submit('/chat/messages', { text, token });
  expect(page).not.toContain('Everything you wrote here has been erased.');
  expect(load(page)('#entries').text()).toContain(QUESTIONS.urgent);
  expect(page).toContain('href="tel:999"');
  expect(load(page)('#question').text()).toContain('We wrote it down.');
});

function answerIn(text: string): string {
  const { answer } = JSON.parse(load(text)('.report button').val() as string) as { answer: string };
  return answer;
}

async function press(token: string, action: object, fields = {}): Promise<void> {
  const posted = { action: JSON.stringify(action), token, tab: 'the-same-tab', ...fields };
  expect((await browser.postJson('/chat/actions', posted)).status).toBe(202);
}

const lastReply = async () =>
  load(await shown())('.entry-out')
    .last()
    .text();

test('still lets an answer that was kept be reported, explained, and the report withdrawn', async () => {
  const answer = answerIn(await shown());
  const token = await erase();
  await press(token, { do: 'report-unsafe', answer });
  expect(await site.store.records.reports.find(answer)).toMatchObject({ people: 1, messages: [] });
  await expect.poll(lastReply).toContain('can now see your report of the answer');
  await press(token, { do: 'report-unsafe', answer, more: true }, { words: 'It names the wrong form.' });
  expect((await site.store.records.reports.find(answer))!.messages).toHaveLength(1);
  await press(token, { do: 'take-back-report', answer });
  expect(await site.store.records.reports.find(answer)).toMatchObject({ people: 0 });
});

test('says that an answer of another conversation was not reported', async () => {
  const answer = answerIn(await shown());
  browser = plainBrowser(site.url);
  await browser.get('/');
  await browser.submit('/chat/messages', { text: QUESTIONS.unanswerable });
  await press(await erase(), { do: 'report-unsafe', answer });
  await expect.poll(lastReply).toContain('This answer was not reported');
  expect(await lastReply()).toContain('Talk to an adviser');
  expect(await site.store.records.reports.find(answer)).toBeUndefined();
});
