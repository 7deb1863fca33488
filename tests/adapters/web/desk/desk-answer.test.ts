// The desk gives correct, up-to-date details of the assistant's answer, on the page and in the transcript.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { press, runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';
import { openEvents } from '../../../fakes/web/event-reader.js';

const NOT_YET = 'has not quoted any guidance.';
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

/** Makes an urgent request, which is opened before any search. */
async function urgentRequest(): Promise<string> {
  await practitioner.submit('/chat/messages', {
    text: 'Amina has been taken by a man in his car right now.',
  });
  const [open] = await site.store.records.escalations.open();
  return `/desk/escalation/${open!.id}`;
}

test('says that the assistant only gave numbers until it has quoted guidance', async () => {
  const answerNow = site.holdAnswers();
  const path = await urgentRequest();
  expect((await ann.get(path)).text).toContain(NOT_YET);
  const stream = await openEvents(`${site.url}${path}/events`, { Cookie: ann.cookie() });
  await stream.next('regions');
  answerNow();
  // Ignore changes to other parts of the page, which may come first.
  let changed = '';
  while (!changed.includes('"id":"case-answer"'))
    changed = JSON.stringify((await stream.next('regions')).data);
  stream.close();
  const page = (await ann.get(path)).text;
  expect(page).not.toContain(NOT_YET);
  expect(page).toContain('<figure class="quote"');
});

test('begins the transcript with the question and what the assistant showed', async () => {
  const path = await urgentRequest();
  await expect.poll(async () => (await ann.get(path)).text).not.toContain(NOT_YET);
  const page = (await ann.get(`${path}/transcript`)).text;
  const record = page.slice(page.indexOf('<ol class="record">'));
  const asked = record.indexOf('[name 1] has been taken');
  const shown = record.indexOf('A child does not consent');
  expect(asked).toBeGreaterThan(0);
  expect(shown).toBeGreaterThan(asked);
  expect(record.indexOf('An adviser was requested.')).toBeGreaterThan(shown);
});

test('the transcript of a child’s request has the numbers and warnings, and names them and both advisers', async () => {
  await practitioner.submit('/chat/messages', {
    text: 'Im 15 and my uncle makes me work in his nail bar. he has my passport and has locked me in',
  });
  await practitioner.submit('/chat/messages', { text: 'he is coming back now with a knife' });
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  await signedInAs(site, 'Ben Hughes');
  const claimed = await press(ann, path, { do: 'claim' });
  expect(load(claimed)('#case-thread .turn-head').first().text()).toContain('The child or victim');
  const ben = /<option value="(adviser:[^"]+)">Ben Hughes/.exec(claimed)![1]!;
  await press(ann, path, { do: 'reassign', to: ben });
  const record = load((await ann.get(`${path}/transcript`)).text)('.record').text();
  expect(record).not.toContain('The practitioner');
  expect(record).toMatch(
    /The assistant gave numbers to call[^]*The assistant[^]*0800 1111 Childline[^]*The child or victim/,
  );
  expect(record.match(/999/g)!.length).toBeGreaterThan(1);
  expect(record).toContain('Ann Okafor transferred this to Ben Hughes.');
});

test('names the sign of danger in the list and on the request, in words of our own, and what the person was told only while it is open', async () => {
  const path = await urgentRequest();
  const listed = load((await ann.get('/desk')).text);
  expect(listed('.case-urgent').text()).toContain('Danger sign: Someone missing or taken away');
  const page = load((await ann.get(path)).text);
  expect(page('#case-head .urgent .danger-seen').text()).toMatch(
    /^Danger sign: Someone missing or taken away/,
  );
  expect(page('#case-head .urgent').text()).toContain('has been told to call 999');
  await press(ann, path, { do: 'claim' });
  await press(ann, path, { do: 'reply', text: 'I am calling the police.' });
  const seen = load((await ann.get(path)).text)('input[name="seen"]').attr('value')!;
  await press(ann, path, { do: 'resolve', outcome: 'Advised', seen, 'asks-if-sure': 'yes', sure: 'yes' });
  expect(load((await ann.get(path)).text)('#case-head .urgent')).toHaveLength(0);
});

test('asks before a request stops being urgent, says who decided it, and can undo it', async () => {
  const path = await urgentRequest();
  const asked = load((await ann.get(path)).text)('#not-urgent:not([open])');
  expect(asked.find('form').text()).toContain('Are you sure that no one is in danger now?');
  expect(asked.find('button').val()).toBe('not-urgent');
  const calm = load(await press(ann, path, { do: 'not-urgent' }));
  expect(calm('#case-head dt:contains("Urgency") + dd').text()).toMatch(
    /^Marked as not urgent by Ann Okafor at /,
  );
  const card = load((await ann.get('/desk')).text)('.case-facts').text();
  expect(card).toContain('Marked as not urgent by Ann Okafor at ');
  expect(card).not.toContain('A child may be in danger');
  expect(calm('#case-head').text()).not.toContain('A child may be in danger');
  expect(calm('#case-head button[value="make-urgent"]')).toHaveLength(1);
  const again = load(await press(ann, path, { do: 'make-urgent' }));
  expect(again('#case-head .urgent').text()).toContain('has been told to call 999');
});

test('says that the practitioner was told to call 999 if only an adviser marked the request as urgent', async () => {
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  const before = load(await press(ann, path, { do: 'claim' }));
  expect(before('form:has([value="make-urgent"])').text()).toMatch(
    /will get the numbers to call, and read that an adviser has marked this as urgent/,
  );
  const page = load(await press(ann, path, { do: 'make-urgent' }));
  expect(page('#case-head .urgent').text()).toContain(
    'Ann Okafor marked this as urgent. The practitioner has been told to call 999',
  );
  expect(load((await ann.get(`${path}/transcript`)).text)('.record').text()).toContain(
    'Ann Okafor marked this as urgent.',
  );
});

test('shows the conversation with who wrote what, and says what of it is left out', async () => {
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  await press(ann, path, { do: 'claim' });
  await press(ann, path, { do: 'reply', text: 'Refer her today.' });
  await press(ann, path, { do: 'resolve', outcome: 'Advised' });
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Who may refer an older boy?' });
  await expect
    .poll(async () => load((await ann.get(path)).text)('#case-transcript').text())
    .toContain('Refer her today.');
  const shown = load((await ann.get(path)).text)('#case-transcript');
  const replied = shown.find('li:contains("Refer her today.")');
  expect(replied.find('.entry-head').text()).toMatch(/^Adviser /);
  expect(shown.find('.entry-head').first().text()).toMatch(/^The practitioner /);
  expect(shown.text()).not.toContain('Who may refer an older boy?');
  expect(shown.find('.hint').text()).toContain(
    'It leaves out anything else that the practitioner asked the assistant',
  );
});

test('gives each field of a claimed request a name of its own', async () => {
  const path = await urgentRequest();
  await signedInAs(site, 'Ben Hughes');
  const $ = load(await press(ann, path, { do: 'claim' }));
  const names = $('#case-forms label')
    .toArray()
    .map((label) => $(label).text())
    .filter((text) => text.startsWith('Note for'));
  expect(names).toHaveLength(2);
  expect(new Set(names).size).toBe(2);
});
