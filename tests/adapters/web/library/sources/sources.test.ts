// Shows the health of sources in the library, checks the sources, and adds one. Runs the whole product.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { publication } from '../../../../fakes/fake-govuk/payloads.js';
import { openEvents } from '../../../../fakes/web/event-reader.js';
import type { PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { helpPage, startLibrary, type RunningLibrary } from '../../../../support/running-library.js';

let library: RunningLibrary;
let ada: PlainBrowser;
beforeEach(async () => {
  library = await startLibrary();
  library.site.put(helpPage(45));
  ada = await library.editor('Ada Mensah');
});
afterEach(() => library.close());

const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const check = async (slug: string) => {
  await ada.get(`/library/sources/${slug}`);
  const reply = await ada.submit(`/library/sources/${slug}`, { do: 'check' });
  await library.worked();
  return reply;
};
const asFolder = async (file: string) => {
  await rm(file);
  await mkdir(file);
};
const NOTIFY = '/government/publications/duty-to-notify';
const form = (more: Record<string, string> = {}) => ({
  do: 'add',
  address: `https://www.gov.uk${NOTIFY}`,
  title: 'Duty to notify',
  publisher: 'Home Office',
  'nation-england': 'yes',
  'nation-wales': 'yes',
  authority: 'non-statutory-guidance',
  owner: 'social work',
  schedule: '7 5 * * 1',
  licence: 'Open Government Licence v3.0',
  attribution: 'Contains public sector information.',
  ...more,
});

test('shows what is followed, and what has not been checked yet', async () => {
  const page = plain((await ada.get('/library/sources')).text);
  expect(page).toMatch(/You follow 1 source\./);
  expect(page).toMatch(
    /Not checked yet \(1\) Help for trafficked children .*Home Office England and Wales Statutory guidance/,
  );
});

test('says that sources are checked only when an editor asks, unless their schedules are turned on', async () => {
  const said = 'Sources are only checked when you ask.';
  const unscheduled = plain((await ada.get('/library/sources')).text);
  expect(unscheduled).toContain(said);
  expect(unscheduled).not.toContain('Every day at 5am');
  await library.close();
  library = await startLibrary({ bySchedule: true });
  ada = await library.editor('Ada Mensah');
  library.site.put(helpPage(45));
  const scheduled = plain((await ada.get('/library/sources')).text);
  expect(scheduled).not.toContain(said);
  expect(scheduled).toContain('Every day at 5am');
  await check('help');
  expect(plain((await ada.get('/library/sources/help')).text)).toMatch(/Next check \d/);
});

test('checks a source in the background, and shows the result', async () => {
  const reply = await check('help');
  expect(reply.headers.get('location')).toBe('/library/sources/help?said=checking');
  const page = plain((await ada.get('/library/sources/help')).text);
  expect(page).toMatch(/Available .*Checked 1 source\. 1 change to review\. Started by Ada Mensah/);
  const time = String.raw`\d+ \w+ \d{4}, [\d:]+[ap]m`;
  expect(page).toMatch(new RegExp(`Last checked ${time} Last changed ${time} Next check When you ask`));
  const again = plain((await ada.get('/library/sources')).text);
  expect(again).toMatch(/Check due sources \(0\)/);
});

test('tells a source that is in trouble, and how often in a row', async () => {
  library.site.breakWith(500);
  await check('help');
  await check('help');
  const page = plain((await ada.get('/library/sources')).text);
  expect(page).toMatch(/Needs attention \(1\) Help for trafficked children Could not be read/);
  expect(page).toMatch(/2 failed checks in a row/);
});

test('sends the progress of a check to open pages', async () => {
  await check('help');
  const answer = await fetch(`${library.url}/library/editing-work/check/events?once`, {
    headers: { Cookie: ada.cookie() },
  });
  expect(await answer.text()).toMatch(/event: regions\n.*Checked 1 source/);
});

test('a page that is open shows each step of a check, and asks the store nothing while nothing happens', async () => {
  const { editingWork } = library.store.records;
  const latest = vi.spyOn(editingWork, 'latest');
  const stream = await openEvents(`${library.url}/library/editing-work/check/events`, {
    Cookie: ada.cookie(),
  });
  await stream.next('regions');
  await expect.poll(() => latest.mock.calls.length).toBeGreaterThan(1);
  // First waits for the results of earlier checks, which arrive within half a second. If work were still in
  // progress, it would then be checked every 2 seconds.
  await setTimeout(600);
  await expect
    .poll(async () => {
      latest.mockClear();
      await setTimeout(2_500);
      return latest.mock.calls.length;
    })
    .toBe(0);
  latest.mockRestore();
  await check('help');
  for (let shown = ''; !shown.includes('Checked 1 source');)
    shown = JSON.stringify((await stream.next('regions')).data);
  stream.close();
});

test('an editor follows another source, which is looked at like those of the file', async () => {
  library.site.put(publication(NOTIFY, '<p>Tell the Home Office about every child that you meet.</p>'));
  await ada.get('/library/add-source');
  const added = await ada.submit('/library/add-source', form());
  expect(added.headers.get('location')).toBe('/library/sources/duty-to-notify?said=added');
  await check('duty-to-notify');
  const page = plain((await ada.get('/library/sources/duty-to-notify')).text);
  expect(page).toMatch(/Available .*Next check When you ask .*Followed Since .* by Ada Mensah/);
  expect(await library.editing.source('duty-to-notify')).toMatchObject({ state: 'available' });
});

test('says what is wrong with a source, and keeps what was typed', async () => {
  await ada.get('/library/add-source');
  const wrong = async (more: Record<string, string>) => ada.submit('/library/add-source', form(more));
  const none = await wrong({ 'nation-england': '', publisher: '' });
  expect(none.status).toBe(400);
  expect(none.text).toContain('value="Duty to notify"');
  const $ = load(none.text);
  expect($('.refused a[href="#publisher"]').text()).toBe('Enter the publisher.');
  expect($('#publisher').attr('aria-invalid')).toBe('true');
  expect($(`#${$('#publisher').attr('aria-describedby')}`).text()).toContain('Enter the publisher.');
  expect($('form[novalidate] #publisher[required]')).toHaveLength(1);
  expect($('label[for=publisher]').text()).toBe('Publisher (required)');
  expect(plain((await wrong({ address: 'http://example.org/' })).text)).toContain('starting with https://');
  expect(plain((await wrong({ address: 'javascript:alert(1)' })).text)).toContain('starting with https://');
  expect(plain((await wrong({ schedule: '* * * * *' })).text)).toContain(
    'Choose how often to check this source.',
  );
  expect(plain((await wrong({ title: '…' })).text)).toContain('Enter the title of the publication.');
  const taken = await wrong({ title: 'Help' });
  expect(taken.status).toBe(409);
  expect(plain(taken.text)).toContain(
    'There is already a source called “Help for trafficked children”. Enter a different title.',
  );
  expect(load(taken.text)('[name=slug]')).toHaveLength(0);
  expect((await ada.get('/library/sources/duty-to-notify')).status).toBe(404);
});

test('two editors who change a source do not overwrite one another, and it can be stopped and followed again', async () => {
  await ada.get('/library/add-source');
  await ada.submit('/library/add-source', form());
  const bea = await library.editor('Bea Lindqvist');
  await bea.get('/library/sources/duty-to-notify');
  const path = '/library/sources/duty-to-notify';
  expect(
    (await ada.submit(path, form({ do: 'save', version: '1', title: 'Duty to notify: guidance' }))).status,
  ).toBe(303);
  const late = await bea.submit(path, form({ do: 'save', version: '1', title: 'My title' }));
  expect(late.status).toBe(409);
  expect(late.text).toContain('value="My title"');
  expect((await ada.get(path)).text).toContain('Duty to notify: guidance');
  await ada.submit(path, { do: 'stop', version: '2' });
  const stopped = plain((await ada.get('/library/sources')).text);
  expect(stopped).toMatch(/You follow 1 source\..*No longer followed Duty to notify: guidance/);
  await ada.submit(path, { do: 'follow', version: '3' });
  expect(plain((await ada.get('/library/sources')).text)).toMatch(/You follow 2 sources/);
});

test('does nothing to a source if the form asks for nothing that we know', async () => {
  await ada.get('/library/add-source');
  await ada.submit('/library/add-source', form());
  const path = '/library/sources/duty-to-notify';
  await ada.get(path);
  expect((await ada.submit(path, { do: 'stop', version: '1' })).status).toBe(303);
  await ada.get(path);
  expect((await ada.submit(path, { version: '2' })).status).toBe(400);
  expect((await ada.submit(path, { do: 'follow', version: 'two' })).status).toBe(400);
  expect(plain((await ada.get(path)).text)).toContain('No longer followed');
});

test.each([
  ['is gone', () => rm(library.sourcesFile)],
  ['is a folder', () => asFolder(library.sourcesFile)],
  ['is broken', () => writeFile(library.sourcesFile, '[\n{"slug": help}]')],
  ['has a wrong entry', () => writeFile(library.sourcesFile, '[{"slug": "help"}]')],
])(
  'says calmly what to do where the list of sources %s, without paths, and goes on with what editors follow',
  async (_, breakIt) => {
    const problem =
      'We cannot read all of the list of sources, so some sources are not checked. Tell your service administrator, who can find the reason with “ctac status”.';
    library.site.put(publication(NOTIFY, '<p>Tell the Home Office about every child that you meet.</p>'));
    await ada.get('/library/add-source');
    await ada.submit('/library/add-source', form());
    await breakIt();
    const list = await ada.get('/library/sources');
    expect(list.status).toBe(200);
    expect(plain(list.text)).toMatch(/You follow 1 source\..*Duty to notify/);
    expect(plain(list.text)).toContain(problem);
    expect(plain(list.text)).not.toMatch(/\.json|slug/);
    const missed = await ada.get('/library/sources/help');
    expect(missed.status).toBe(404);
    expect(plain(missed.text)).toContain(problem);
    expect(plain(missed.text)).not.toMatch(/\.json|slug/);
    await check('duty-to-notify');
    expect(await library.editing.source('duty-to-notify')).toMatchObject({ state: 'available' });
    expect((await ada.get('/library/changes')).status).toBe(200);
  },
);

test('what is in the file is changed in the file', async () => {
  await ada.get('/library/sources/help');
  const reply = await ada.submit('/library/sources/help', form({ do: 'save', version: '1' }));
  expect(reply.status).toBe(400);
  expect(plain(reply.text)).toContain('This source is set in the sources file, so you cannot edit it here.');
});
