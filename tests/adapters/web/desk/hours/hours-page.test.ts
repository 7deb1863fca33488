// Leads set the opening hours, everyone can see them, and the page says which entries it cannot read.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainBrowser, type PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../../fakes/web/running-site.js';
import { runDeskSite, signedInAs } from '../../../../fakes/web/desk-site.js';
import { deskPersonCalled } from '../../../../fakes/web/desk-people.js';
import { sampleRoster } from '../../../../fakes/samples/sample-roster.js';
import { SERVICE } from '../../../../../bot/model/people/service-hours.js';

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
    'closed-days': '24 December, 2125; 3 jan 2020\n25/12/2125\n26 Dec 2125\n2125-12-27',
    'bank-holidays': 'scotland',
  });
  expect(saved.status).toBe(303);
  const page = (await lead.get(saved.headers.get('location')!)).text;
  expect(page).toContain('Saved. The new hours apply now. The chat page may take a minute to show them.');
  expect(page).toContain('value="16:30"');
  expect(page).toMatch(/3 January 2020\n24 December 2125\n25 December 2125/);
  const ann = await signedInAs(site, 'Ann Okafor');
  const advisers = (await ann.get('/desk/advisers')).text;
  expect(advisers).toContain(
    `${SET}; closed on bank holidays in Scotland, 24 December 2125, 25 December 2125, 26 December 2125.`,
  );
  expect(advisers).not.toContain('Change opening hours');
  expect((await plainBrowser(site.url).get('/')).text).toContain(`Advisers work ${SET}.`);
  expect((await ann.get(PATH)).status).toBe(403);
});

test('reads a closed day as people write it, and says which one it cannot read', async () => {
  const saved = await save({
    ...WEEK,
    'closed-days': '24 Sept 2126\n1st May 2126\n2nd of May 2126\n25 Rhagfyr 2126',
  });
  expect(saved.status).toBe(303);
  const { text } = await lead.get(PATH);
  expect(text).toContain('1 May 2126\n2 May 2126\n24 September 2126\n25 December 2126');
  for (const unread of ['31 June 2126', 'May 2126', '2126', 'closed on 24 Sept 2126', 'page 3 of 12']) {
    const refused = await save({ ...WEEK, 'closed-days': unread });
    expect(refused.text, unread).toContain(`“${unread}” is not a date.`);
  }
});

test.each([
  ['9', '5', '5pm, or 05:00'],
  ['9', '5:30', '5:30pm, or 05:30'],
  ['1', '5', '1pm, or 01:00'],
  ['1', '5pm', '1pm, or 01:00'],
  ['13', '12', '12am, or 12:00'],
])('asks what is meant by “%s” to “%s”', async (from, to, meant) => {
  const refused = await save({ 'mon-from': from, 'mon-to': to });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain(`Enter ${meant} if you mean that.`);
});

test.each([
  ...['5pm', '05:00', '2am', '00:00', '12'].map((to) => ['9', to] as const),
  ...([
    ['01:00', '05:00'],
    ['1am', '5'],
    ['18:00', '10:00'],
    ['13:00', '12:00'],
  ] as const),
])('asks nothing about “%s” to “%s”', async (from, to) => {
  expect((await save({ 'mon-from': from, 'mon-to': to })).status).toBe(303);
});

test('offers no hours that do not apply', async () => {
  const page = (await lead.get(PATH)).text;
  expect(page).not.toMatch(/name="[a-z]{3}-(?:from|to)" value="[^"]/);
  expect(page).toContain('<option value="" selected>');
});

test('offers to remove the hours to a lead who empties them', async () => {
  expect((await save({})).text).not.toContain('Remove these hours');
  await save(WEEK);
  const refused = await save({});
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('To remove the hours set here, choose “Remove these hours”.');
  expect(refused.text).not.toContain('own hours');
  const asks = load(refused.text)('details:contains("Remove these hours")');
  expect(asks.attr('open')).toBeUndefined();
  const value = asks.find('button:contains("Yes, remove them")').attr('value')!;
  const removed = await save({ do: value });
  const page = (await lead.get(removed.headers.get('location')!)).text;
  expect(page).toContain('No hours are set.');
  expect(page).toContain('Requests can be claimed at any time, whatever the hours.');
  expect(page).toContain('hours removed');
  expect(page).toContain('Saved. No hours are set here now.');
});

test('says which hours apply once a lead removes those set here, if advisers have their own', async () => {
  const hours = [{ days: ['mon' as const], from: '09:00', to: '17:00' }];
  const listed = sampleRoster({ as: [deskPersonCalled('Ann Okafor')], id: 'ann', hours });
  const other = await runSite(() => () => Promise.reject(new Error('No one asks.')), {
    roster: () => listed,
  });
  const browser = plainBrowser(other.url);
  await browser.submit('/sign-in', { name: 'Lee Adams', role: 'lead' });
  await browser.get(PATH);
  await browser.submit(PATH, { version: '0', do: 'save', 'tue-from': '10', 'tue-to': '16' });
  const refused = await browser.submit(PATH, { version: '1', do: 'save' });
  expect(refused.text).toContain(
    'choose “Remove these hours”. The advisers’ own hours then apply (Monday, 9am to 5pm).',
  );
  await other.close();
});

test('says that it cannot read hours from another version, and removes them', async () => {
  const by = deskPersonCalled('Lee Adams');
  const change = {
    adviser: SERVICE,
    version: 1,
    by,
    at: '2026-05-04T09:00:00.000Z',
    details: { week: 'new' },
  };
  await site.store.records.advisers.addChange(change);
  const page = (await lead.get(PATH)).text;
  expect(page).toContain('These hours were saved by a different version of the service and cannot be read');
  expect(page).toContain('hours that this version cannot read');
  const removed = await save({ do: 'remove' });
  expect((await lead.get(removed.headers.get('location')!)).text).toContain('No hours are set');
});

test.each([
  ['warns if', false],
  ['says nothing of it unless', true],
])('%s no adviser is on duty for urgent requests outside the hours', async (_, duty) => {
  const listed = sampleRoster({ as: [deskPersonCalled('Ann Okafor')], id: 'ann', duty });
  const other = await runSite(() => () => Promise.reject(new Error('No one asks.')), {
    roster: () => listed,
  });
  const browser = plainBrowser(other.url);
  await browser.submit('/sign-in', { name: 'Lee Adams', role: 'lead' });
  const page = (await browser.get(PATH)).text;
  expect(page).toContain('Reminders about urgent requests do not wait.');
  expect(page.includes('No one is set as a duty adviser')).toBe(!duty);
  await other.close();
});

test.each([
  ['no hours at all', {}, 'Enter the hours of at least one day.'],
  ['half of a day', { 'wed-from': '9am' }, 'Enter both times for Wednesday'],
  ['a time that is none', { ...WEEK, 'fri-from': 'nine', 'fri-to': '5pm' }, 'Enter both times for Friday'],
  ['an hour that does not exist', { ...WEEK, 'fri-from': '9am', 'fri-to': '25pm' }, 'times for Friday'],
  ['the same time twice', { 'wed-from': '09:00', 'wed-to': '9am' }, 'Enter different times for Wednesday'],
  ['a month that does not exist', { ...WEEK, 'closed-days': '24 Marble 2026' }, '“24 Marble 2026” is not'],
  ['a day that does not exist', { ...WEEK, 'closed-days': '31 June 2026' }, '“31 June 2026” is not a date.'],
])('refuses %s, and keeps what was typed', async (_, fields, problem) => {
  const refused = await save(fields);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain(problem);
  for (const typed of Object.values(fields)) expect(refused.text).toContain(typed);
});

test('names all errors at once, each with a link to its field, and keeps what was typed', async () => {
  const fields = {
    'mon-from': '9',
    'mon-to': '5',
    'wed-from': 'nine',
    'wed-to': '5pm',
    'fri-from': '9am',
    'fri-to': '25pm',
    'sun-from': '10am',
    'sun-to': '10am',
    'closed-days': '31 June 2126\n24 December 2126\nsome day',
  };
  const refused = await save(fields);
  expect(refused.status).toBe(400);
  const page = load(refused.text);
  expect(page('title').text()).toMatch(/^Error: Your changes have not been saved/);
  const links = page('section.refused li a').toArray();
  expect(links.map((link) => page(link).text())).toEqual([
    'Monday: “5” would mean 05:00. Enter 5pm, or 05:00 if you mean that.',
    'Enter both times for Wednesday, for example 9am and 5pm.',
    'Enter both times for Friday, for example 9am and 5pm.',
    'Enter different times for Sunday. If you are open for 24 hours, enter 00:00 for both times.',
    expect.stringMatching(
      /^“31 June 2126” and “some day” are not dates\. Enter each closed day on its own line/,
    ),
  ]);
  const wrong = links.map((link) => page(page(link).attr('href')));
  expect(wrong.map((field) => field.attr('name'))).toEqual([
    'mon-to',
    'wed-from',
    'fri-to',
    'sun-from',
    'closed-days',
  ]);
  for (const [index, field] of wrong.entries()) {
    const described = field.attr('aria-describedby')!.split(' ').at(-1)!;
    expect(page(`#${described}`).text()).toBe(`Error: ${page(links[index]).text()}`);
  }
  expect(page('[aria-invalid]')).toHaveLength(5);
  for (const typed of Object.values(fields)) expect(refused.text).toContain(typed);
});

test('names at most 3 of the lines that are not dates', async () => {
  const refused = await save({ ...WEEK, 'closed-days': 'one\ntwo\nthree\nfour\nfive' });
  expect(load(refused.text)('section.refused').text()).toContain(
    '“one”, “two”, “three” and 2 more are not dates.',
  );
});

test.each([
  ['2026-05-04T10:00:00Z', 'Open now.'],
  ['2026-05-04T06:00:00Z', 'Closed until 9am.'],
  ['2026-05-05T17:00:00Z', 'Closed until 11 May 2026, 9am.'],
])('says at %s whether the service is open: %s', async (now, said) => {
  await site.close();
  await openAt(now);
  expect(await shown()).not.toMatch(/Open now|Closed until/);
  await save(WEEK);
  expect(await shown()).toContain(said);
});

test.each([
  ['2026-05-04T10:00:00Z', 'Open now: an adviser is on shift.'],
  ['2026-05-04T06:00:00Z', 'Closed until 9am: no adviser is on shift.'],
])('says at %s whether an adviser is on shift: %s', async (now, said) => {
  const hours = [{ days: ['mon' as const], from: '09:00', to: '17:00' }];
  await site.close();
  await openAt(now, sampleRoster({ as: [deskPersonCalled('Ann Okafor')], id: 'ann', hours }));
  expect(await shown()).toContain(said);
});

async function openAt(now: string, listed: ReturnType<typeof sampleRoster> = []): Promise<void> {
  const clock = () => new Date(now);
  const none = () => () => Promise.reject(new Error('No one asks.'));
  site = await runSite(none, { clock, roster: () => listed }, {}, { clock });
  lead = plainBrowser(site.url);
  await lead.submit('/sign-in', { name: 'Lee Adams', role: 'lead' });
}

const shown = async () => load((await lead.get(PATH)).text)('main').text();

test('says who else has changed the hours since, and saves at the second press', async () => {
  const { text } = await lead.get(PATH);
  await save(WEEK);
  expect(text).toContain('name="version" value="0"');
  const overtaken = await lead.submit(PATH, { version: '0', do: 'save', 'sat-from': '9', 'sat-to': '12' });
  expect(overtaken.status).toBe(409);
  expect(overtaken.text).toContain('Lee Adams changed the hours while you were writing.');
  expect(overtaken.text).toContain('name="version" value="1"');
  expect((await save({ 'sat-from': '9', 'sat-to': '12' })).status).toBe(303);
});

test('the page of advisers tells only those who run the service how to list the advisers', async () => {
  for (const [role, shown] of [
    ['admin', 'in the file set in ADVISERS_FILE'],
    ['lead', 'ask your service administrator to list the advisers'],
  ] as const) {
    const reader = await signedInAs(site, 'Kit Reed', role);
    expect((await reader.get('/desk/advisers')).text).toContain(shown);
  }
});

test('no longer lists a bank holiday once it is over in London', async () => {
  await site.close();
  site = await runDeskSite({}, { clock: () => new Date('2027-08-30T23:30:00Z') });
  lead = plainBrowser(site.url);
  await lead.submit('/sign-in', { name: 'Lee Adams', role: 'lead' });
  await save({ ...WEEK, 'bank-holidays': 'england-and-wales' });
  const { text } = await lead.get(PATH);
  expect(text).not.toContain('30 August 2027');
  expect(text).toContain('27 December 2027');
});
