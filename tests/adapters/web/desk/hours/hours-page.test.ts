// The page of the opening hours: a lead sets them, everyone sees them, and what cannot be read is said.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainBrowser, type PlainBrowser } from '../../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../../fakes/web/running-site.js';
import { runDeskSite, signedInAs } from '../../../../fakes/web/desk-site.js';

let site: RunningSite;
let lead: PlainBrowser;
beforeEach(async () => {
  site = await runDeskSite();
  lead = plainBrowser(site.url);
  await lead.submit('/sign-in', { name: 'Lee Adams', role: 'lead' });
});
afterEach(() => site.close());

const PATH = '/desk/hours';
const WEEK = { 'mon-from': '9am', 'mon-to': '5pm', 'tue-from': '10', 'tue-to': '16:30' };

async function save(fields: Record<string, string>) {
  const { text } = await lead.get(PATH);
  const version = /name="version" value="(\d+)"/.exec(text)![1]!;
  return lead.submit(PATH, { version, do: 'save', ...fields });
}

const SET = 'Monday, 9am to 5pm; Tuesday, 10am to 4:30pm';

test('a lead sets the week, closed days and bank holidays, which everyone sees at the desk and in the chat', async () => {
  const saved = await save({
    ...WEEK,
    'closed-days': '24 December 2026\n25/12/2026',
    'bank-holidays': 'scotland',
  });
  expect(saved.status).toBe(303);
  const page = (await lead.get(saved.headers.get('location')!)).text;
  expect(page).toContain('Saved. The new hours apply now, here and in chat.');
  expect(page).toContain('value="16:30"');
  expect(page).toMatch(/24 December 2026\n25 December 2026/);
  const ann = await signedInAs(site, 'Ann Okafor');
  const advisers = (await ann.get('/desk/advisers')).text;
  expect(advisers).toContain(`${SET}; closed on bank holidays in Scotland, 24 December 2026`);
  expect(advisers).not.toContain('Change opening hours');
  expect((await plainBrowser(site.url).get('/')).text).toContain(`Advisers work ${SET}.`);
  expect((await ann.get(PATH)).status).toBe(403);
});

test('resets the hours to the settings', async () => {
  await save(WEEK);
  const reset = await save({ do: 'reset' });
  const page = (await lead.get(reset.headers.get('location')!)).text;
  expect(page).toContain('No hours are set, so requests can be claimed at any time.');
  expect(page).toContain('reset to the settings');
});

test.each([
  ['no hours at all', {}, 'Enter the hours of at least one day.'],
  ['half of a day', { 'wed-from': '9am' }, 'Enter both times for Wednesday'],
  ['a time that is none', { ...WEEK, 'fri-from': 'nine', 'fri-to': '5pm' }, 'Enter both times for Friday'],
  ['a day that does not exist', { ...WEEK, 'closed-days': '31 June 2026' }, '“31 June 2026” is not a date.'],
])('refuses %s, and keeps what was typed', async (_, fields, problem) => {
  const refused = await save(fields);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain(problem);
  for (const typed of Object.values(fields)) expect(refused.text).toContain(typed);
});

test('says who else changed the hours meanwhile, and saves at the second press', async () => {
  const { text } = await lead.get(PATH);
  await save(WEEK);
  expect(text).toContain('name="version" value="0"');
  const overtaken = await lead.submit(PATH, { version: '0', do: 'save', 'sat-from': '9', 'sat-to': '12' });
  expect(overtaken.status).toBe(409);
  expect(overtaken.text).toContain('Lee Adams changed the hours while you were writing.');
  expect(overtaken.text).toContain('name="version" value="1"');
  expect((await save({ 'sat-from': '9', 'sat-to': '12' })).status).toBe(303);
});
