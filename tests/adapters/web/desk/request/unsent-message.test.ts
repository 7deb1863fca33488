// Keeps what an adviser has not sent when the request goes to someone else, also without JavaScript.
import { load } from 'cheerio';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { press, runDeskSite, signedInAs } from '../../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../../fakes/web/running-site.js';

const TEXT = 'Please ask the school for the boy’s address.';

let site: RunningSite;
let ann: PlainBrowser;
let path: string;
beforeEach(async () => {
  site = await runDeskSite();
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  path = `/desk/escalation/${open!.id}`;
  await signedInAs(site, 'Ben Hughes');
  ann = await signedInAs(site, 'Ann Okafor');
  await press(ann, path, { do: 'claim' });
});
afterEach(() => site.close());

async function page() {
  return load((await ann.get(path)).text);
}

describe.each([['reassign'], ['hand-back']])('a message that was not sent before the form “%s”', (does) => {
  test('is in the form', async () => {
    const $ = await page();
    const fold = $(`details:has(button[value="${does}"])`);
    const fields = fold.find('select, textarea, button').toArray();
    expect(fields.length).toBeGreaterThan(1);
    expect(fields.map((field) => $(field).attr('form'))).toEqual(fields.map(() => 'reply-form'));
  });

  test('is on the page afterwards, and the note goes with the request', async () => {
    const to = (await page())('#to option[value^="adviser:"]').attr('value')!;
    const sent = {
      do: does,
      to,
      'transfer-note': 'Call first.',
      'hand-back-note': 'Call first.',
      text: TEXT,
    };
    const after = await ann.submit(path, sent);
    expect(after.status).toBe(200);
    const $ = load(after.text);
    expect($('.kept-words').text()).toBe(TEXT);
    expect($('main').text()).toContain('Your unsent message:');
    expect($('.said').text()).not.toBe('');
    expect($('#reply')).toHaveLength(0);
    expect($('.turn-note blockquote').text()).toBe('Call first.');
    expect($('.turn-to-practitioner')).toHaveLength(0);
  });

  test('needs no page of its own if there is none', async () => {
    const to = (await page())('#to option[value^="adviser:"]').attr('value')!;
    expect((await ann.submit(path, { do: does, to, text: ' ' })).status).toBe(303);
  });
});

test('a transfer that is refused keeps the message, the note and what was chosen', async () => {
  await page();
  const refused = await ann.submit(path, {
    do: 'reassign',
    to: '',
    'transfer-note': 'Call first.',
    text: TEXT,
  });
  expect(refused.status).toBe(400);
  const $ = load(refused.text);
  expect($('#reply').text().trim()).toBe(TEXT);
  expect($('#transfer-note').text().trim()).toBe('Call first.');
});

test('a lead who has not claimed the request has a form for the transfer', async () => {
  const lead = await signedInAs(site, 'Lee Adams', 'lead');
  const $ = load((await lead.get(path)).text);
  expect($('#reply-form')).toHaveLength(0);
  expect($('#to').closest('form').find('button[value="reassign"]')).toHaveLength($('#to').length);
});
