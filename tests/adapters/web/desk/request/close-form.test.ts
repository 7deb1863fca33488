// Tests that closing a request stops and asks if the adviser has not sent what they were writing. Nothing here
// needs JavaScript.
import { load } from 'cheerio';
import { beforeEach, expect, test } from 'vitest';
import { runDeskSite, signedInAs } from '../../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { perTest } from '../../../../support/per-test.js';

const WORDS = 'Call the duty team on Monday';
const site = perTest(runDeskSite);
let practitioner: PlainBrowser;
let ann: PlainBrowser;
let path: string;
let form: Record<string, string>;

beforeEach(async () => {
  practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  path = `/desk/escalation/${(await site.store.records.escalations.open())[0]!.id}`;
  ann = await signedInAs(site, 'Ann Okafor');
  await ann.get(path);
  await ann.submit(path, { do: 'claim' });
  const page = load((await ann.get(path)).text);
  const seen = page('input[name="seen"]').attr('value')!;
  form = { outcome: 'Advised', detail: 'By phone', seen, 'asks-if-sure': 'yes', sure: 'yes', text: WORDS };
});

const close = (how: string, change: Record<string, string> = {}) =>
  ann.submit(path, { ...form, do: how, ...change });
const request = async () => (await site.store.records.escalations.find(path.split('/').at(-1)!))!;
const read = async () => (await practitioner.get('/')).text;

test('the form takes what is in the message box with it', async () => {
  const page = load((await ann.get(path)).text);
  for (const field of ['#outcome', '#detail', '#seen', '#sure', 'button[value="resolve"]'])
    expect(page(field).attr('form')).toBe('reply-form');
  // A browser that sends the form on Enter presses its first button, which must not send the message.
  const [first] = page('#reply-form button, button[form="reply-form"]').toArray();
  expect(page(first).attr('value')).toBe('resolve-on-enter');
});

test.each(['resolve', 'resolve-on-enter'])('asks what to do with the message (%s)', async (how) => {
  const { status, text } = await close(how);
  expect(status).toBe(400);
  const page = load(text);
  expect(page('#unsent').text()).toContain('has not been sent');
  expect(
    page('#unsent button')
      .toArray()
      .map((button) => page(button).text()),
  ).toEqual(['Send it and close', 'Close without sending']);
  expect(page('#unsent a[href="#reply"]').text()).toBe('Go on writing');
  expect(String(page('#reply').val()).trim()).toBe(WORDS);
  expect(page('#outcome').val()).toBe('Advised');
  expect(page('#detail').val()).toBe('By phone');
  expect(await request()).toMatchObject({ state: 'claimed' });
  expect(await read()).not.toContain(WORDS);
});

test('sends the message and closes', async () => {
  expect((await close('resolve-sending')).status).toBe(303);
  expect(await request()).toMatchObject({ state: 'resolved', outcome: 'Advised: By phone' });
  const told = await read();
  expect(told.indexOf(WORDS)).toBeGreaterThan(0);
  expect(told.indexOf('has closed this conversation')).toBeGreaterThan(told.indexOf(WORDS));
  expect(told).not.toContain('No adviser has replied');
});

test('sending it needs no tick that the practitioner has no reply', async () => {
  const { sure: _, ...unticked } = form;
  form = unticked;
  expect((await close('resolve-sending')).status).toBe(303);
  expect(await request()).toMatchObject({ state: 'resolved' });
});

test('closes without sending', async () => {
  expect((await close('resolve-unsent')).status).toBe(303);
  expect(await request()).toMatchObject({ state: 'resolved' });
  expect(await read()).not.toContain(WORDS);
});

test('asks nothing more if there is no message', async () => {
  expect((await close('resolve', { text: ' \n' })).status).toBe(303);
  expect(await request()).toMatchObject({ state: 'resolved' });
});

test('sends nothing if the form is not complete', async () => {
  const page = load((await close('resolve-sending', { outcome: '' })).text);
  expect(page('.problem').text()).toContain('Choose the outcome.');
  expect(String(page('#reply').val()).trim()).toBe(WORDS);
  expect(await read()).not.toContain(WORDS);
});

test('closes nothing if the message cannot be sent', async () => {
  const words = 'See the form // not this one';
  const page = load((await close('resolve-sending', { text: words })).text);
  expect(page('#reply-problem').text()).toContain('Not sent');
  expect(String(page('#reply').val()).trim()).toBe(words);
  expect(await request()).toMatchObject({ state: 'claimed' });
});

test('does not send the message twice if the request stays open', async () => {
  await practitioner.submit('/chat/messages', { text: 'She is in danger now.' });
  const page = load((await close('resolve-sending')).text);
  expect(page('#reply').val()).not.toContain(WORDS);
  expect(await request()).toMatchObject({ state: 'claimed' });
  expect(await read()).toContain(WORDS);
});
