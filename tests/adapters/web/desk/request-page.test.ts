// Next to a conversation, advisers can set the nation, save a reply, suggest a practice note and find earlier
// requests.
import { load, type CheerioAPI } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { press, runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
let practitioner: PlainBrowser;
let ann: PlainBrowser;
beforeEach(async () => {
  site = await runDeskSite();
  practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  ann = await signedInAs(site, 'Ann Okafor', 'lead');
});
afterEach(() => site.close());

async function claimed(question: string): Promise<string> {
  await practitioner.submit('/chat/messages', { text: question });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  await press(ann, path, { do: 'claim' });
  return path;
}

const page = async (path: string): Promise<CheerioAPI> => load((await ann.get(path)).text);
const factOf = ($: CheerioAPI, label: string) => $(`#case-head dt:contains("${label}") + dd`);

test('lets the adviser set the nation that the practitioner told them', async () => {
  const path = await claimed('Must a child consent to a referral?');
  expect(factOf(await page(path), 'Nation').text()).toBe('Not known');
  await ann.get(path);
  const refused = await ann.submit(path, { do: 'set-request-nation', jurisdiction: '' });
  expect(refused.text).toContain('Choose the nation.');
  expect(load(refused.text)('#set-nation[open]')).toHaveLength(1);
  const again = await ann.submit(path, {
    do: 'set-request-nation',
    jurisdiction: 'wales',
    token: 'from an old page',
  });
  expect(load(again.text)('#request-nation').val()).toBe('wales');
  await press(ann, path, { do: 'set-request-nation', jurisdiction: 'wales' });
  await expect.poll(async () => factOf(await page(path), 'Nation').text()).toBe('Wales');
  await expect
    .poll(async () => (await practitioner.get('/')).text)
    .toContain('I’m using guidance for Wales.');
});

test('does not say that someone in web chat has made no other requests, as only the conversation is known', async () => {
  const $ = await page(await claimed('Must a child consent to a referral?'));
  const panel = $('#others-title').closest('section');
  expect($('#others-title').text()).toBe('Other requests in this conversation');
  expect(panel.find('.empty').text()).toBe('No other requests in this conversation.');
});

test('says that the nation and specialism are only a guess from words in the question', async () => {
  const path = await claimed('Do the police refer a child in Wales?');
  const $ = await page(path);
  expect(factOf($, 'Nation').text()).toBe('Perhaps: Wales');
  expect(factOf($, 'Needs').text()).toBe('Perhaps: Law enforcement');
  const card = load((await ann.get('/desk')).text)('.case-facts').text();
  expect(card).toContain('Perhaps: Wales');
  expect(card).toContain('Perhaps: Law enforcement');
});

test('links from the top of a request to the person’s other ones, earlier or later', async () => {
  const first = await claimed('Must a child consent to a referral?');
  expect((await page(first))('a[href="#others-title"]')).toHaveLength(0);
  await press(ann, first, { do: 'resolve', outcome: 'Advised' });
  const second = await claimed('Who refers the child?');
  const $ = await page(second);
  for (const request of [$, await page(first)]) {
    expect(factOf(request, 'This conversation').text()).toBe('1 other request');
    expect(request('#others-title')).toHaveLength(1);
  }
});

test('says in the history that a message made a request urgent, and names an adviser who did', async () => {
  const path = await claimed('Must a child consent to a referral?');
  await practitioner.submit('/chat/messages', { text: 'He has locked her in the house now.' });
  const history = async () => (await page(path))('.moves').text();
  await expect.poll(history).toContain('Became urgent because of what the practitioner wrote');
  await press(ann, path, { do: 'not-urgent' });
  await press(ann, path, { do: 'make-urgent' });
  expect(await history()).toContain('Marked as urgent by Ann Okafor');
});

test('offers a sent message as a saved reply without the lines that only advisers see', async () => {
  const path = await claimed('Must a child consent to a referral?');
  await press(ann, path, { do: 'reply', text: 'A child need not consent.\n// He has asked twice.' });
  const form = (await page(path))('.turn-to-practitioner form[action="/desk/saved-replies"]');
  expect(form.find('textarea').val()).toBe('A child need not consent.');
});

test('saves a message that was sent as a saved reply, edited first', async () => {
  const path = await claimed('Must a child consent to a referral?');
  await press(ann, path, { do: 'reply', text: 'A child need not consent, Ms Jones.' });
  const form = (await page(path))('.turn-to-practitioner form[action="/desk/saved-replies"]');
  expect(form.find('textarea').text()).toContain('A child need not consent, Ms Jones.');
  await ann.get(path);
  await ann.submit('/desk/saved-replies', {
    do: 'save',
    reply: '',
    title: 'Consent',
    text: 'A child need not consent.',
  });
  expect((await ann.get('/desk/saved-replies')).text).toContain('A child need not consent.');
});

test('shows the draft of a practice note first, and leaves out what is unticked', async () => {
  const path = await claimed('Must a child consent to a referral?');
  await press(ann, path, { do: 'reply', text: 'What nation are you in?' });
  await press(ann, path, { do: 'reply', text: 'A child need not consent.' });
  await expect.poll(async () => (await practitioner.get('/')).text).toContain('A child need not consent.');
  await press(ann, path, { do: 'resolve', outcome: 'Advised' });
  const form = (await page(path))('#case-next details form');
  expect(form.find('.note-advice label').toArray()).toHaveLength(2);
  expect(form.text()).toContain('Must a child consent to a referral?');
  expect(form.text()).toContain('We leave out greetings and thanks.');
  const [asked, told] = form.find('input[type="checkbox"]').toArray();
  expect(form.text()).toContain('“');
  const sent = {
    do: 'propose-note',
    'note-messages': form.find('input[name="note-messages"]').attr('value')!,
    [told!.attribs.name!]: 'yes',
  };
  await ann.get(path);
  const refused = load((await ann.submit(path, { ...sent, token: 'from an old page' })).text);
  const ticked = refused('#case-next details[open] input[checked]').toArray();
  expect(ticked.map(({ attribs }) => attribs.name)).toEqual([told!.attribs.name]);
  await press(ann, path, sent);
  expect(asked!.attribs.name).not.toBe(told!.attribs.name);
  const [note] = await site.store.records.notes.inState('draft');
  expect(note).toMatchObject({ advice: 'A child need not consent.' });
  expect(note!.citations).toHaveLength(1);
});

test('says that there is nothing to suggest as a practice note only if nothing was sent', async () => {
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  await press(ann, path, { do: 'claim' });
  await press(ann, path, { do: 'resolve', outcome: 'Advised' });
  const next = async () => (await page(path))('#case-next').text();
  expect(await next()).toContain('because you sent no message');
  await press(ann, path, { do: 'reopen' });
  await press(ann, path, { do: 'reply', text: 'How can I help?' });
  await press(ann, path, { do: 'resolve', outcome: 'Advised' });
  expect(await next()).toContain('Reopen');
  expect(await next()).not.toContain('practice note');
  const reopen = JSON.stringify({ do: 'reopen', escalation: open!.id });
  await practitioner.submit('/chat/actions', { action: reopen });
  await press(ann, path, { do: 'claim' });
  await press(ann, path, { do: 'resolve', outcome: 'Advised' });
  expect(await next()).toContain('Reopen');
  expect(await next()).not.toContain('practice note');
});

test('says who is signed in at the desk if there is no list of advisers, and shows no desk ID', async () => {
  await signedInAs(site, 'Ben Hughes');
  const main = load((await ann.get('/desk/advisers')).text)('main').text();
  expect(main).toMatch(/Signed in at the desk now: .*Ben Hughes/);
  expect(main).not.toContain('desk ID');
  expect(main).not.toContain('You can then edit');
});

test('a quote opened from a request leads back to it, but not for people who may not open requests', async () => {
  const path = await claimed('Must a child consent to a referral?');
  const quote = (await page(path))('#case-answer .quote-links a').first().attr('href')!;
  const back = (text: string) => load(text)('.reading-links a[href^="/desk"]');
  const shown = await ann.get(quote.split('#')[0]!);
  expect(back(shown.text).first().attr('href')).toBe(path);
  expect(back(shown.text).first().text()).toBe('Back to the request');
  expect(back((await practitioner.get(quote.split('#')[0]!)).text)).toHaveLength(0);
});

test.each(['/', '/library'])(
  '%s links to the desk for those who work there, and for no one else',
  async (path) => {
    const links = (text: string) => load(text)('header nav a[href="/desk"]');
    expect(links((await ann.get(path)).text)).toHaveLength(1);
    expect(links((await practitioner.get(path)).text)).toHaveLength(0);
  },
);

test('a closed request leads back to the results it was found in, and says who closed it', async () => {
  const path = await claimed('Must a child consent to a referral?');
  await press(ann, path, { do: 'resolve', outcome: 'Advised' });
  const results = '/desk/closed?words=consent';
  const $ = await page((await page(results))('.case a').attr('href')!);
  expect($('.kicker a').attr('href')).toBe(results);
  expect($('.kicker a').text()).toBe('Closed requests');
  expect($('.sections-row [aria-current]').text()).toBe('Closed');
  expect(factOf($, 'Closed').text()).toMatch(/by Ann Okafor$/);
  expect($('#case-next').text()).toContain('because you sent no message');
});

test('a reply that was saved from a request leads back to it', async () => {
  const path = await claimed('Must a child consent to a referral?');
  await ann.get(path);
  const { headers } = await ann.submit('/desk/saved-replies', {
    do: 'save',
    reply: '',
    request: path.split('/').at(-1)!,
    title: 'Consent',
    text: 'A child need not consent.',
  });
  const back = (await page(headers.get('location')!))(`main p > a[href="${path}"]`);
  expect(back.text()).toBe('Back to the request');
});

test('keeps a cancelled urgent request in view until an adviser marks it as seen', async () => {
  await practitioner.submit('/chat/messages', { text: 'A girl of 14 is in danger now.' });
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  const cancel = { do: 'withdraw', escalation: open!.id, sure: true, urgent: true };
  await practitioner.submit('/chat/actions', { action: JSON.stringify(cancel) });
  const needs = async () => load((await ann.get('/desk')).text)('.needs').text();
  await expect.poll(needs).toMatch(/Urgent: a request waiting for a reply was cancelled at .+\./);
  expect((await page(path))('#case-next').text()).toContain('Someone else may have cancelled it.');
  await press(ann, path, { do: 'seen' });
  await expect.poll(needs).toBe('');
  expect((await page(path))('#case-next button')).toHaveLength(0);
  expect((await page(path))('#case-moves').text()).toContain('Marked as seen by Ann Okafor');
});

test('does not send a note that does not start its own line, and sends addresses', async () => {
  const path = await claimed('Must a child consent to a referral?');
  for (const text of ['Refer her. // His father knows.', 'Refer her.\n/ / His father knows.']) {
    await ann.get(path);
    const refused = await ann.submit(path, { do: 'reply', text });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Not sent: the practitioner would see the text after “//”.');
    expect(load(refused.text)('#reply').text()).toContain('His father knows.');
  }
  const text = 'See https://example.org/a and/or ask me.\n// His father knows.';
  expect(await press(ann, path, { do: 'reply', text })).toContain('See https://example.org/a and/or ask me.');
});
