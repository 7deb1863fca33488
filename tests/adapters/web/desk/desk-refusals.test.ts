// If the bot does not deliver a reply, the desk tells the adviser and keeps their text.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';

const WORDS = 'A long and careful answer';
let site: RunningSite;
let practitioner: PlainBrowser;
let ann: PlainBrowser;
let path: string;

beforeEach(async () => {
  site = await runDeskSite();
  practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  path = `/desk/escalation/${(await site.store.records.escalations.open())[0]!.id}`;
  await signedInAs(site, 'Ben Hughes');
  ann = await signedInAs(site, 'Ann Okafor');
  await ann.get(path);
  await ann.submit(path, { do: 'claim' });
  await ann.get(path);
});
afterEach(() => site.close());

test('a script gets the reason why a reply was not passed on, once the request is no longer theirs', async () => {
  await ann.submit(path, { do: 'hand-back' });
  const reply = await ann.postJson(path, { do: 'reply', text: WORDS });
  expect(reply.status).toBe(409);
  expect(JSON.parse(reply.text)).toEqual({
    problem:
      'Your message was not passed on because no one has claimed this conversation. Claim it first, then send your message again.',
  });
});

test.each([
  ['is open again', 'hand-back'],
  ['is closed', 'resolve'],
])('a form that is refused comes back with its words when the request %s', async (_, ending) => {
  await ann.submit(path, { do: ending, outcome: 'Advised' });
  const page = load((await ann.submit(path, { do: 'reply', text: WORDS })).text);
  expect(page('.error').text()).toContain('was not passed on');
  expect(page('.kept-words').text()).toBe(WORDS);
  expect((await practitioner.get('/')).text).not.toContain(WORDS);
});

test('a reply and a note that are kept count as sent, however often they are sent', async () => {
  for (const [what, press] of [
    ['reply', 'one-press-for-a-reply'],
    ['note', 'one-press-for-a-note'],
  ])
    for (let attempts = 0; attempts < 2; attempts += 1)
      expect((await ann.postJson(path, { do: what, text: WORDS, press })).status).toBe(202);
});

test.each([
  ['an outcome', { do: 'resolve', outcome: '' }, 'Choose the outcome.'],
  ['someone', { do: 'reassign', to: '' }, 'Choose who to transfer it to.'],
])('closing and transferring wait until %s is chosen', async (_, form, problem) => {
  const page = load((await ann.submit(path, form)).text);
  expect(page('.problem').text()).toContain(problem);
  // The page shows the error and keeps the form open. The browser must not check the form first.
  const pressed = page(`details[open] [name="do"][value="${form.do}"]`);
  const sent = pressed.attr('form') ? page(`#${pressed.attr('form')}`) : pressed.closest('form');
  expect(sent.is('[novalidate]')).toBe(true);
  expect((await site.store.records.escalations.open())[0]!.state).toBe('claimed');
});

test.each([
  ['a transfer', { do: 'reassign', to: '', 'transfer-note': WORDS }, '#transfer-note'],
  ['a closing', { do: 'resolve', outcome: '', detail: WORDS }, '#detail'],
])('%s that is refused keeps what was typed', async (_, form, box) => {
  const page = load((await ann.submit(path, form)).text);
  expect(String(page(box).val()).trim()).toBe(WORDS);
});

const valueOf = (html: string, field: string) => String(load(html)(field).val()).trim();

test.each([
  ['transfer', { do: 'reassign', to: 'Ben', 'transfer-note': WORDS }, '#to', '#transfer-note'],
  ['closing', { do: 'resolve', outcome: 'Advised', detail: WORDS }, '#outcome', '#detail'],
])('a %s that is refused keeps what was chosen and typed', async (_, form, choice, box) => {
  const ben = load((await ann.get(path)).text)('#to option[value^="adviser:"]').attr('value')!;
  const sent = 'to' in form ? { ...form, to: ben } : form;
  const { text } = await ann.submit(path, { ...sent, token: 'from an old page' });
  const chosen = load(text)(`${choice} option[selected]`);
  expect(chosen.attr('value') ?? chosen.text()).toBe('to' in form ? ben : form.outcome);
  expect(valueOf(text, box)).toBe(WORDS);
});

test('a question, quotes and a change that are refused keep what was typed, in their own form', async () => {
  await ann.submit(path, { do: 'reply', text: 'First' });
  await ann.submit(path, { do: 'reply', text: 'Second' });
  await ann.submit(path, { do: 'ask-bot', text: 'Is consent needed from a child?' });
  await expect.poll(async () => (await ann.get(path)).text).toContain('insert-answer:');
  const page = load((await ann.get(path)).text);
  const message = String(page('[name="message"]').first().val());
  const send = page('[value^="insert-answer:"]').attr('value')!;
  const box = (field: string, value: string) => `form:has([name="${field}"][value="${value}"]) textarea`;
  for (const [fields, where] of [
    [{ do: 'ask-bot' }, '#private-question'],
    [{ do: send }, '#reply'],
    [{ do: 'change', message }, box('message', message)],
  ] as const) {
    const { text } = await ann.submit(path, { ...fields, text: WORDS, token: 'from an old page' });
    expect(valueOf(text, where)).toBe(WORDS);
    expect(text.split(WORDS)).toHaveLength(2);
    expect(load(text)(where).closest('details:not([open])')).toHaveLength(0);
  }
});

test.each([
  ['a saved reply', 'use-saved'],
  ['a quote', 'add-quote:none:1'],
])('adding %s that is refused keeps the reply in its box', async (_, pressed) => {
  const { text } = await ann.submit(path, { do: pressed, text: WORDS, token: 'from an old page' });
  expect(valueOf(text, '#reply')).toBe(WORDS);
});

test.each([
  ['a question to the assistant', { do: 'ask-bot', text: WORDS }],
  ['a note for the next adviser', { do: 'reassign', to: 'specialism:social-work', 'transfer-note': WORDS }],
  ['the details of a closing', { do: 'resolve', outcome: 'Advised', detail: WORDS }],
])('%s is shown again when the request is no longer theirs', async (_, form) => {
  await ann.submit(path, { do: 'hand-back' });
  const { status, text } = await ann.submit(path, form);
  expect(status).toBe(409);
  expect(load(text)('.kept-words').text()).toBe(WORDS);
  expect(load(text)('.error').text()).toContain('Claim it first');
});

test('shows what the practitioner first wrote among the messages, without saying that it is not sent', async () => {
  await practitioner.submit('/chat/messages', { text: 'She is 16.' });
  await expect.poll(async () => (await ann.get(path)).text).toContain('She is 16.');
  const thread = load((await ann.get(path)).text)('#case-thread');
  expect(thread.find('.turn').first().text()).toContain('Must a child consent to a referral?');
  expect(thread.text()).not.toContain('not sent yet');
});

test.each([
  ['an outcome', { outcome: '' }, '#outcome', 'Choose the outcome.'],
  [
    'details of “Something else”',
    { outcome: 'Something else', detail: ' ' },
    '#detail',
    'Say in a few words',
  ],
  [
    'a tick to close without a reply',
    { outcome: 'Advised', 'asks-if-sure': 'yes' },
    '#sure',
    'Reply first, or tick',
  ],
])('closing without %s says so at the field, which has the focus', async (_, form, field, said) => {
  const { status, text } = await ann.submit(path, { do: 'resolve', ...form });
  expect(status).toBe(400);
  const page = load(text);
  const wrong = page(`details[open] ${field}`);
  expect(wrong.attr('aria-invalid')).toBe('true');
  expect(wrong.attr('autofocus')).toBeDefined();
  expect(page(`#${wrong.attr('aria-describedby')}`).text()).toContain(said);
  expect(page('main .error')).toHaveLength(0);
});

test('closing without a tick does not say to reply first if a reply was written that has not arrived', async () => {
  await ann.submit(path, { do: 'reply', text: WORDS });
  const { escalations, outgoing } = site.store.records;
  const { escalation, message } = (await escalations.relayed(path.split('/').at(-1)!)).at(-1)!;
  const key = `reply:${escalation}:${message}`;
  await expect.poll(async () => (await outgoing.find(key))?.state).toBe('sent');
  await outgoing.setState(key, 'undeliverable');
  const form = { do: 'resolve', outcome: 'Advised', 'asks-if-sure': 'yes' };
  const said = load((await ann.submit(path, form)).text)('#sure-problem').text();
  expect(said).toContain('has not received the last reply');
  expect(said).not.toContain('Reply first');
});

test('asks once more before closing only if no one has replied, and says that the practitioner will be told', async () => {
  const form = async () => load((await ann.get(path)).text)('#case-forms details:has(#outcome)');
  expect((await form()).find('#sure')).toHaveLength(1);
  expect((await form()).text()).toContain('We’ll tell the practitioner and, if they got a reply, ask');
  await ann.submit(path, { do: 'reply', text: 'Yes, call them.' });
  await expect.poll(async () => (await form()).find('#sure').length).toBe(0);
  await ann.submit(path, { do: 'resolve', outcome: 'Advised' });
});

test('asks once more before closing a request that was reopened and has had no reply since', async () => {
  await ann.submit(path, { do: 'reply', text: 'Yes, call them.' });
  await expect.poll(async () => load((await ann.get(path)).text)('#sure').length).toBe(0);
  await ann.submit(path, { do: 'resolve', outcome: 'Advised' });
  const reopen = JSON.stringify({ do: 'reopen', escalation: path.split('/').at(-1) });
  await practitioner.submit('/chat/actions', { action: reopen });
  await ann.submit(path, { do: 'claim' });
  const form = load((await ann.get(path)).text)('#case-forms details:has(#outcome)');
  expect(form.find('label[for="sure"]').text()).toContain('since they last asked');
});

test('closes a request on a form from before the first reply, without asking for its tick', async () => {
  await ann.submit(path, { do: 'reply', text: 'Yes, call them.' });
  await expect.poll(async () => load((await ann.get(path)).text)('#sure').length).toBe(0);
  await ann.submit(path, { do: 'resolve', outcome: 'Advised', 'asks-if-sure': 'yes' });
  expect(load((await ann.get(path)).text)('#case-next').text()).toContain('This request is closed.');
});

test('a form from before a message about danger does not close the request, and asks for its tick', async () => {
  await ann.submit(path, { do: 'reply', text: 'Yes, call them.' });
  const page = load((await ann.get(path)).text);
  const old = { do: 'resolve', outcome: 'Advised', seen: page('input[name="seen"]').attr('value')! };
  await practitioner.submit('/chat/messages', { text: 'He has a knife, she is in danger now' });
  await expect.poll(async () => load((await ann.get(path)).text)('#sure').length).toBe(1);
  const { status, text } = await ann.submit(path, old);
  expect(status).toBe(409);
  expect(load(text)('main .error').text()).toContain('This request is still open');
  expect(load(text)('#case-thread').text()).toContain('He has a knife');
  expect((await ann.submit(path, { ...old, 'asks-if-sure': 'yes' })).status).toBe(400);
  const seen = load(text)('input[name="seen"]').attr('value')!;
  await ann.submit(path, { ...old, 'asks-if-sure': 'yes', sure: 'yes', seen });
  expect(load((await ann.get(path)).text)('#case-next').text()).toContain('This request is closed.');
});

test('asks whether the child is safe before an urgent request is closed, also after the practitioner has said so', async () => {
  await practitioner.submit('/chat/messages', { text: 'He has a knife, she is in danger now' });
  await expect.poll(async () => load((await ann.get(path)).text)('#sure').length).toBe(1);
  await ann.submit(path, { do: 'reply', text: 'Stay outside and call 999.' });
  await expect.poll(async () => load((await ann.get(path)).text)('#sure-safety').length).toBe(1);
  const seen = load((await ann.get(path)).text)('input[name="seen"]').attr('value')!;
  const form = { do: 'resolve', outcome: 'Advised', seen, 'asks-if-sure': 'yes' };
  const { status, text } = await ann.submit(path, form);
  expect(status).toBe(400);
  expect(load(text)('#sure-safety-problem').text()).toContain('Ask whether the child is safe');
  await practitioner.submit('/chat/messages', { text: 'The police are here, she is safe.' });
  await expect
    .poll(async () => load((await ann.get(path)).text)('#case-thread').text())
    .toContain('she is safe');
  await ann.submit(path, { do: 'reply', text: 'Good.' });
  await expect.poll(async () => load((await ann.get(path)).text)('#sure-safety').length).toBe(1);
});
