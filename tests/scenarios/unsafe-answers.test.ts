// Tests an answer reported as unsafe, over real HTTP on the whole product: the alert, the list of people who
// were given the answer, and the recall.
import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { openEvents } from '../fakes/web/event-reader.js';
import type { PlainBrowser } from '../fakes/web/running-pages.js';
import { HELP_QUESTION, helpPage, startLibrary } from '../support/running-library.js';
import { shared } from '../support/per-test.js';

const library = shared(startLibrary);
let editor: PlainBrowser;
let robin: PlainBrowser;

beforeAll(async () => {
  library.site.put(helpPage(45));
  editor = await library.editor('Ada Mensah');
  await library.takeIn(editor);
  robin = library.browser();
  await robin.get('/');
  await robin.submit('/chat/messages', { text: HELP_QUESTION });
  await library.settled();
});

/** The action of the “Report this answer” button on a page opened before the report. */
let reporting = '';

async function press(browser: PlainBrowser, label: string, typed: { words?: string } = {}): Promise<string> {
  const $ = load((await browser.get('/')).text);
  const button = $('button[name=action]').filter((_, one) => $(one).text() === label);
  if (label === 'Tell the editors') reporting = button.last().attr('value')!;
  await browser.submit('/chat/actions', { action: button.last().attr('value')!, ...typed });
  await library.settled();
  return (await browser.get('/')).text;
}

const reportAddress = async (page = '/library') =>
  load((await editor.get(page)).text)('[aria-label="Answers to check now"] a').attr('href') ?? '';

test('asks why an answer did not help, keeps the reason, and shows editors how often, by document', async () => {
  expect(await press(robin, 'Not helpful')).toContain('What was wrong with it?');
  const said = await press(robin, 'Too long');
  expect(said).toContain('The people who edit the guidance will see this.');
  expect(said).toMatch(/aria-pressed="true"[^>]*>Too long/);
  const $ = load((await editor.get('/library/questions')).text);
  expect($('.question-group').text()).toContain('answer rated not helpful: “Too long”');
  const row = $('[aria-labelledby=ratings] tbody tr').first();
  expect(row.find('th').text()).toBe('Help for trafficked children');
  const heads = $('[aria-labelledby=ratings] thead th')
    .toArray()
    .map((one) => $(one).text());
  expect(
    row
      .find('td')
      .eq(heads.indexOf('Too long') - 1)
      .text(),
  ).toBe('1');
});

test('offers the other nations where the answer is for the wrong one', async () => {
  const said = await press(robin, 'Wrong nation');
  expect(said).toContain('Which nation do you need?');
  expect(load(said)('.entry-out').last().find('button').first().text()).toBe('England');
});

test('alerts editors on every page of the library when someone reports an answer, and no one else', async () => {
  expect(await reportAddress()).toBe('');
  // This is within the browser’s limit of 1,000 characters, but longer when it is sent, because each line
  // break becomes two characters.
  const words = `It is 5 days, ask Ann Smith.${'\r\n'.repeat(490)}Please.`;
  expect(await press(robin, 'Report this answer')).toContain('Do not act on it until you have checked it.');
  const address = await reportAddress();
  expect(await press(robin, 'I did not mean to report it')).toContain('I have withdrawn your report');
  expect(await reportAddress()).toBe('');
  // An editor who has the report open can still read it and decide.
  const takenBack = load((await editor.get(address)).text);
  expect(takenBack('main').text()).toContain('Someone who reported this answer says they did it by mistake');
  expect(takenBack('button[value=recall]').length).toBe(1);
  expect(await press(robin, 'Report this answer')).toContain('You reported this answer.');
  const added = load(await press(robin, 'Tell the editors', { words }));
  expect(added('.entry-out').last().text()).toContain('I have added this to your report.');
  // This entry has no button to withdraw the report, because the first reply already has one.
  expect(added('.entry-out').last().find('button').length).toBe(0);
  const report = await reportAddress();
  expect(report).toMatch(/^\/library\/unsafe\//);
  for (const page of ['/library/releases', '/library/document/help', '/library/find'])
    expect(await reportAddress(page)).toBe(report);
  // The page of a report shows no alert about that same report.
  expect(await reportAddress(report)).toBe('');
  for (const page of ['/library', '/library/document/help'])
    expect((await robin.get(page)).text).not.toContain('An answer was reported');
  expect((await robin.get(await reportAddress())).status).toBe(303);
  expect((await editor.get('/library/recalls')).text).toContain('1 person reported this answer');
});

test('shows a new report on every open page of the library, without a reload', async () => {
  const open = (page: string) =>
    openEvents(`${library.url}${load(page)('body').attr('data-reports')}`, { Cookie: editor.cookie() });
  const front = await open((await editor.get('/library')).text);
  const document = await open((await editor.get('/library/document/help')).text);
  for (const stream of [front, document]) await stream.next('regions');
  await press(robin, 'I did not mean to report it');
  for (const stream of [front, document])
    expect((await stream.next('regions')).data).toMatchObject({ regions: [{ id: 'reports', html: '' }] });
  await press(robin, 'Report this answer');
  for (const stream of [front, document]) {
    const { regions } = (await stream.next('regions')).data as { regions: { html: string }[] };
    expect(regions[0]!.html).toContain('An answer was reported. Check it now.');
    stream.close();
  }
  await press(robin, 'Tell the editors', { words: 'It is 5 days, ask Ann Smith.' });
  const practitioner = load((await robin.get('/library')).text);
  expect(practitioner('body').attr('data-reports')).toBeUndefined();
});

test('shows an editor the question, the quotes and how many were given them', async () => {
  const { text } = await editor.get(await reportAddress());
  expect(text).toContain(HELP_QUESTION);
  expect(text).toContain('Refer the child within 45 days');
  expect(load(text)('section[aria-labelledby=wrong]').text()).toContain('It is 5 days, ask [name 1].');
  // A recall of the first quote also stops the rule next to it in the same passage.
  expect(load(text)('#quotes').text()).toMatch(
    /also stop quoting \d other statement[^]*A guardian must speak/,
  );
  expect(load(text)('section[aria-labelledby=reach]').text()).toMatch(/1 person.*web chat \(1\)/s);
});

test('starts a recall of the quote from the report, which tells the person', async () => {
  const address = await reportAddress();
  const none = await editor.submit(address, { do: 'recall', comment: 'It is 5 days, not 45.' });
  expect(none.status).toBe(400);
  // Says so beside the ticks, and leads to them.
  expect(load(none.text)('#quotes .problem').text()).toContain('Choose at least one quote that is wrong.');
  expect(load(none.text)('.refused a').attr('href')).toBe('#quotes');
  await editor.get(address);
  const started = await editor.submit(address, {
    do: 'recall',
    'quote-1': 'wrong',
    comment: 'It is 5 days, not 45.',
  });
  expect(started.status).toBe(303);
  expect(await reportAddress()).toBe('');
  const recall = started.headers.get('location')!;
  const page = load((await editor.get(recall)).text)('main').text();
  expect(page).toContain('Found to be wrong');
  expect(page).toContain('Check its source for a corrected version, then publish.');
  const stream = await openEvents(`${library.url}/chat/events`, { Cookie: robin.cookie() });
  await stream.next('entries');
  await editor.submit(recall, { do: 'tell' });
  await library.settled();
  const arrived = (await stream.next('entries')).data as { html: string; again?: true }[];
  stream.close();
  // Answers in the open chat get a warning when the recall arrives.
  expect(arrived.filter(({ html }) => html.includes('caution-withdrawn')).length).toBeGreaterThan(1);
  // Only the recall is a new entry. The answers are sent again, for pages that already show them.
  expect(arrived.filter(({ again }) => !again)).toHaveLength(1);
  const $ = load((await robin.get('/')).text);
  const told = $('.entry-out').last();
  expect(told.text()).toMatch(/was wrong[^]*It is 5 days, not 45\.[^]*45 days/);
  expect([$('.reported').length, told.find('.reported').length]).toEqual([1, 0]);
});

test('shows a report as new if the person says more after the decision, with what was said and decided before', async () => {
  await robin.submit('/chat/actions', { action: reporting, words: 'It is for adults only.' });
  await library.settled();
  const $ = load((await editor.get(await reportAddress())).text);
  expect($('section[aria-labelledby=wrong]').text()).toContain('It is for adults only.');
  expect($('section[aria-labelledby=earlier]').text()).toMatch(
    /It is 5 days[^]*Ada Mensah[^]*started a recall/,
  );
  expect($('button[value=dismiss]').length).toBe(1);
});

test('starts no recall from a report that a colleague has just dismissed', async () => {
  const address = await reportAddress();
  await editor.get(address);
  const dismissed = await editor.submit(address, { do: 'dismiss', comment: 'It is right.' });
  expect(dismissed.status).toBe(303);
  const late = await editor.submit(address, {
    do: 'recall',
    'quote-1': 'wrong',
    comment: 'It is 9 days.',
  });
  expect(late.status).toBe(409);
  expect((await editor.get('/library/recalls')).text).not.toContain('It is 9 days.');
});
