// The list of requests shows each request's subject and who is waiting for a reply.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { deskPersonCalled } from '../../../fakes/web/desk-people.js';
import { signedInAs } from '../../../fakes/web/desk-site.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { openEvents } from '../../../fakes/web/event-reader.js';
import { plainBrowser, runPages, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';
import { requestNumber } from '../../../../bot/model/handoff/request-number.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';

const roster = sampleRoster(
  { as: [deskPersonCalled('Ann Okafor')], id: 'ann', name: 'Ann Okafor' },
  { as: [deskPersonCalled('Ben Hughes')], id: 'ben', name: 'Ben Hughes' },
);

let site: RunningSite;
let practitioner: PlainBrowser;
let ann: PlainBrowser;

beforeEach(async () => {
  site = await runSite(
    (guidance) => () =>
      Promise.resolve(guidance.answered([guidance.cite('nrm-referral-and-consent', 'consent')])),
    { roster: () => roster },
  );
  practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  ann = await signedInAs(site, 'Ann Okafor');
  await signedInAs(site, 'Ben Hughes');
});
afterEach(() => site.close());

const write = (text: string) => practitioner.submit('/chat/messages', { text });
const ask = () => practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
const opened = async () => (await site.store.records.escalations.open())[0]!;

async function press(browser: PlainBrowser, fields: Record<string, string>): Promise<void> {
  const path = `/desk/escalation/${(await opened()).id}`;
  await browser.get(path);
  expect((await browser.submit(path, fields)).status).toBe(303);
}

/** Returns the title and facts of the only request in the list, and when the wait for a reply began. */
async function listed(): Promise<{ title: string; facts: string; since: string | undefined }> {
  const $ = load((await ann.get('/desk')).text);
  return {
    title: $('.case h3').text(),
    facts: $('.case-facts').text(),
    since: $('.case-facts strong time').attr('datetime'),
  };
}

test('counts the wait for a reply from the first request, also after a transfer', async () => {
  await write('Must a child consent to a referral?');
  await ask();
  const { openedAt } = await opened();
  await press(ann, { do: 'claim' });
  await expect.poll(listed).toMatchObject({ since: openedAt });
  await press(ann, { do: 'reassign', to: 'adviser:ben' });
  expect(await listed()).toMatchObject({
    since: openedAt,
    facts: expect.stringContaining('Ben Hughes') as string,
  });
});

test('says that a request is answered until its person writes again or it changes hands', async () => {
  await write('Must a child consent to a referral?');
  await ask();
  await press(ann, { do: 'claim' });
  await press(ann, { do: 'reply', text: 'Yes, if the child is 16 or over.' });
  await expect.poll(async () => (await listed()).facts).toContain('answered, no reply from the person yet');
  await write('And if the child is 15?');
  await expect.poll(async () => (await listed()).facts).toContain('waiting for a reply since');
  await press(ann, { do: 'reply', text: 'No.' });
  await expect.poll(async () => (await listed()).facts).toContain('answered, no reply from the person yet');
  await press(ann, { do: 'reassign', to: 'adviser:ben' });
  expect((await listed()).facts).toMatch(
    /with Ben Hughes.*answered before it changed hands .*; no reply since/s,
  );
});

test('says aloud that an open request was transferred, and does not say that it was claimed', async () => {
  await write('Must a child consent to a referral?');
  await ask();
  await press(ann, { do: 'claim' });
  const events = await openEvents(`${site.url}/desk/escalation/${(await opened()).id}/events`, {
    Cookie: ann.cookie(),
  });
  await events.next('regions');
  await press(ann, { do: 'reassign', to: 'adviser:ben' });
  await expect
    .poll(async () => JSON.stringify((await events.next('regions')).data))
    .toContain('This request has been transferred to Ben Hughes.');
  events.close();
});

test('names a request after the first thing written, if the person asked for an adviser first', async () => {
  await ask();
  expect(await listed()).toMatchObject({ title: 'No question asked' });
  await write('Who pays for the travel of a child?');
  await write('Thank you.');
  await expect.poll(listed).toMatchObject({ title: 'Who pays for the travel of a child?' });
  const $ = load((await ann.get(`/desk/escalation/${(await opened()).id}`)).text);
  expect($('h1').text()).toBe('Who pays for the travel of a child?');
  expect(
    $('#case-thread')
      .text()
      .match(/Who pays for the travel/g),
  ).toHaveLength(1);
});

const DANGER = 'He has locked her in the house and she cannot get out';

test('names an urgent request after the question, and shows the message that made it urgent below', async () => {
  await write('who is the uk prime minister');
  await ask();
  await write(DANGER);
  await write('Please hurry.');
  await expect.poll(listed).toMatchObject({
    title: 'who is the uk prime minister',
    facts: expect.stringContaining(`Urgent message: ${DANGER}`) as string,
  });
  const $ = load((await ann.get(`/desk/escalation/${(await opened()).id}`)).text);
  expect($('h1').text()).toBe('who is the uk prime minister');
  expect($('.urgent-message').text()).toBe(`Urgent message: ${DANGER}`);
  expect($('#case-thread .turn-first').text()).toContain('who is the uk prime minister');
});

test('marks the placeholders in what it shows of a question, an urgent message and the latest activity', async () => {
  await write('Who decides about Danilo Shehu, who is 15?');
  await ask();
  await write('Danilo Shehu is locked in the house and cannot get out');
  const marked = async (where: string) => load((await ann.get('/desk')).text)(`${where} .pseudonym`).text();
  await expect.poll(() => marked('.case-facts')).toBe('[name 1]');
  expect(await marked('.case h3')).toBe('[name 1]');
  await press(ann, { do: 'claim' });
  const page = load((await ann.get(`/desk/escalation/${(await opened()).id}`)).text);
  const seen = page('[name="seen"]').attr('value')!;
  await press(ann, { do: 'resolve', outcome: 'Advised', seen, 'asks-if-sure': 'yes', sure: 'yes' });
  await expect.poll(() => marked('#news')).toContain('[name 1]');
});

test('shows a long urgent message to its end on the page of the request, and cuts it between words in the list', async () => {
  const long = `${'The school has seen him every day since the summer holidays. '.repeat(3)}${DANGER} of the house again`;
  await write('who is the uk prime minister');
  await ask();
  await write(long);
  await expect.poll(async () => (await listed()).facts).toMatch(/Urgent message: The school.* …$/s);
  const request = `/desk/escalation/${(await opened()).id}`;
  expect(load((await ann.get(request)).text)('.urgent-message').text()).toBe(`Urgent message: ${long}`);
});

test('shows a long urgent question to its end in the red panel, though the title is cut', async () => {
  const long = `${'The school has seen him every day since the summer holidays. '.repeat(3)}${DANGER} of the house again`;
  await write(long);
  await expect.poll(async () => (await listed()).title).toMatch(/ …$/);
  const request = `/desk/escalation/${(await opened()).id}`;
  expect(load((await ann.get(request)).text)('.urgent-message').text()).toBe(`Urgent message: ${long}`);
});

test('names the question of a closed request in the latest activity', async () => {
  await write('Must a child consent to a referral?');
  await ask();
  await press(ann, { do: 'claim' });
  await press(ann, { do: 'reply', text: 'No.' });
  await press(ann, { do: 'resolve', outcome: 'Advised' });
  const news = async () => load((await ann.get('/desk')).text)('#news').text();
  await expect.poll(news).toContain('Must a child consent to a referral?');
});

test('shows the number of each request, which finds it, in the list and in news of one without a question', async () => {
  await ask();
  const request = await opened();
  const number = requestNumber(request).slice(-6);
  expect((await listed()).facts).toContain(`number ${number}`);
  await press(ann, { do: 'claim' });
  await press(ann, { do: 'resolve', outcome: 'Advised', 'asks-if-sure': 'yes', sure: 'yes' });
  const news = async () => load((await ann.get('/desk')).text)('#news').text();
  await expect.poll(news).toContain(`Number ${number}: `);
});

test('shows no urgent message once an adviser says that it is not urgent', async () => {
  await write('Must a child consent to a referral?');
  await ask();
  await write(DANGER);
  await press(ann, { do: 'claim' });
  await press(ann, { do: 'not-urgent' });
  await expect.poll(listed).toMatchObject({
    title: 'Must a child consent to a referral?',
    facts: expect.not.stringContaining('Urgent message') as string,
  });
});

test('says that an adviser could not be reached while the request waits, however many messages are lost later', async () => {
  await write('Must a child consent to a referral?');
  await ask();
  const { id } = await opened();
  const [card] = await site.store.records.outgoing.ofEscalation(id, 'card');
  await expect.poll(async () => (await site.store.records.outgoing.find(card!.key))?.state).toBe('sent');
  await site.store.records.outgoing.setState(card!.key, 'undeliverable');
  const later = {
    ...card!,
    purpose: 'notice' as const,
    escalation: 'closed',
    queuedAt: '2999-01-01T00:00:00.000Z',
  };
  await site.store.transaction(async ({ outgoing }) => {
    for (let n = 0; n < 10; n += 1) {
      await outgoing.add({ ...later, key: `lost:${n}` });
      await outgoing.setState(`lost:${n}`, 'undeliverable');
    }
  });
  expect(load((await ann.get('/desk')).text)('#alarm-title').text()).toContain(wording.adviser.notReached);
});

test('asks once who could not be reached, for the alarm and for what it shows at the top', async () => {
  const bot = createFakeBot();
  let asked = 0;
  bot.queries.unreached = () => {
    asked += 1;
    return Promise.resolve([]);
  };
  const pages = await runPages(bot);
  try {
    const browser = plainBrowser(pages.url);
    await browser.submit('/sign-in', { name: 'Ann Okafor' });
    asked = 0;
    expect((await browser.get('/desk')).status).toBe(200);
    expect(asked).toBe(1);
    const events = await openEvents(`${pages.url}/desk/events`, { Cookie: browser.cookie() });
    await events.next('regions');
    expect(asked).toBe(2);
    events.close();
  } finally {
    await pages.close();
  }
});

test('says who a request came back from, and not that no one has claimed it yet', async () => {
  await write('Must a child consent to a referral?');
  await ask();
  const path = `/desk/escalation/${(await opened()).id}`;
  const next = async () => load((await ann.get(path)).text)('#case-next').text();
  expect(await next()).toContain('No one has claimed this yet.');
  await press(ann, { do: 'claim' });
  await press(ann, { do: 'hand-back' });
  await expect.poll(async () => (await listed()).facts).toContain('Ann Okafor handed it back');
  expect(await next()).toMatch(/^Back in the queue at .+: Ann Okafor handed it back\. When you claim it/);
});

test('says once who handed a request back, with their note, and who replied before', async () => {
  await write('Must a child consent to a referral?');
  await ask();
  const path = `/desk/escalation/${(await opened()).id}`;
  await press(ann, { do: 'claim' });
  await press(ann, { do: 'reply', text: 'Yes, unless they are unable to.' });
  await press(ann, { do: 'hand-back', 'hand-back-note': 'I am off shift now.' });
  const page = async () => load((await ann.get(path)).text);
  await expect.poll(async () => (await page())('#case-handover').text()).toContain('I am off shift now.');
  const shown = await page();
  expect(shown('#case-next').text()).toMatch(/^\s*When you claim it/);
  expect(shown('#case-head').text()).toMatch(/Ann Okafor replied at .+; nothing to answer since/);
  expect((await listed()).facts).toMatch(/Ann Okafor replied at .+; nothing to answer since/);
});

test('says how the waiting requests are sorted, and how many of them are urgent', async () => {
  await write('Must a child consent to a referral?');
  await ask();
  const other = plainBrowser(site.url);
  await other.get('/');
  await other.submit('/chat/messages', { text: DANGER });
  await expect
    .poll(async () => load((await ann.get('/desk')).text)('#queue').text())
    .toContain('2 waiting, 0 claimed. 1 waiting and urgent.');
  expect(load((await ann.get('/desk')).text)('#queue').text()).toContain(
    'Urgent requests come first, then those that have waited longest.',
  );
});

test('lists an adviser’s own requests above others, and below urgent ones that wait', async () => {
  const from = async (text: string) => {
    const browser = plainBrowser(site.url);
    await browser.get('/');
    await browser.submit('/chat/messages', { text });
    await browser.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  };
  await from('Must a child consent to a referral?');
  await press(ann, { do: 'claim' });
  await from('Who pays for the travel of a child?');
  const headings = async () =>
    load((await ann.get('/desk')).text)('#queue h2')
      .toArray()
      .map((one) => load(one).text());
  await expect.poll(headings).toEqual(['Yours', 'Waiting']);
  await from(DANGER);
  await expect.poll(headings).toEqual(['Urgent and waiting', 'Yours', 'Waiting']);
});
