// The desk gives correct and current details of the assistant's answer, on the page and in the transcript.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';
import { openEvents } from '../../../fakes/web/event-reader.js';

const NOT_YET = 'The assistant has not answered this.';
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

/** Makes an urgent request, which opens before anything is searched. */
async function urgentRequest(): Promise<string> {
  await practitioner.submit('/chat/messages', {
    text: 'Amina has been taken by a man in his car right now.',
  });
  const [open] = await site.store.records.escalations.open();
  return `/desk/escalation/${open!.id}`;
}

test('says that the assistant has not answered only until it has', async () => {
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
  expect(record.indexOf('An adviser was asked for.')).toBeGreaterThan(shown);
});

test('names the sign of danger in the list and on the request, in words of our own', async () => {
  const path = await urgentRequest();
  const listed = load((await ann.get('/desk')).text);
  expect(listed('.case-urgent').text()).toContain('Danger sign: Someone missing or taken away');
  const page = load((await ann.get(path)).text);
  expect(page('#case-head dt:contains("Danger sign") + dd').text()).toBe('Someone missing or taken away');
});
