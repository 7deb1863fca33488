// Takes screenshots of an editor’s day: sources, a change, testing a release, releases and a recall.
import type { Browser, Page } from 'playwright-core';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { govukSource } from '../../fakes/followed-sources.js';
import {
  HELP_QUESTION,
  HELP_SOURCE,
  helpPage,
  startLibrary,
  type RunningLibrary,
} from '../../support/running-library.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import type { PlainBrowser } from '../../fakes/web/running-pages.js';
import type { TakePicture } from './take-writing.js';

const NOTIFY = '/government/publications/duty-to-notify';
const GONE = '/government/publications/interim-guidance';
const SOURCES = [
  HELP_SOURCE,
  { ...govukSource(NOTIFY, 'duty-to-notify'), title: 'Duty to notify the Home Office' },
  { ...govukSource(GONE, 'interim-guidance'), title: 'Interim guidance on guardians' },
  { ...govukSource('/guidance/new', 'new-guidance'), title: 'Guidance that nobody has looked at yet' },
];

export async function takeReview(
  browser: Browser,
  take: TakePicture,
  everywhere: TakePicture,
): Promise<void> {
  const library = await startLibrary({ sources: SOURCES, secondEditor: 'substance' });
  const bea = await fill(library);
  const context = await browser.newContext({
    baseURL: library.url,
    viewport: { width: 1100, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/library/changes');
  await page.getByLabel(/Your name/).fill('Ada Mensah');
  await page.getByLabel('Your role').selectOption('editor');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Changes', level: 1 }).waitFor();
  await everywhere(page, 'library-changes');
  const change = (await library.editing.changes(['open'])).find(({ document }) => document === 'help')!;
  await show(page, `changes/${change.id}`, everywhere, 'library-change');
  for (const editor of [bea, await library.editor('Carl Osei')]) await accept(library, editor, change.id);
  await show(page, 'changes', take, 'library-changes-accepted');
  await show(page, 'sources', everywhere, 'library-sources');
  await show(page, 'sources/interim-guidance', everywhere, 'library-source');
  await show(page, 'add-source', everywhere, 'library-add-source');
  await bea.get('/library/releases');
  await bea.submit('/library/releases', { do: 'try' });
  await library.worked();
  await show(page, 'releases', everywhere, 'library-releases');
  const trial = await library.editing.latestTrial();
  await show(page, `releases/${trial!.release}`, everywhere, 'library-trial');
  await bea.submit('/library/releases', { do: 'publish', override: 'The period is 30 days from today.' });
  await library.worked();
  await show(page, 'recalls', everywhere, 'library-recalls');
  await show(page, 'recalls/1', everywhere, 'library-recall');
  await show(page, 'golden-questions', everywhere, 'library-golden');
  await page.goto('/library/past');
  await page.getByLabel('Date').fill('2026-05-10');
  await page.getByLabel('Question').fill(HELP_QUESTION);
  await page.getByRole('button', { name: 'Show the guidance', exact: true }).click();
  await everywhere(page, 'library-past');
  await context.close();
  await library.close();
}

async function show(page: Page, path: string, take: TakePicture, name: string): Promise<void> {
  await page.goto(`/library/${path}`);
  await take(page, name);
}

async function accept(library: RunningLibrary, editor: PlainBrowser, id: number): Promise<void> {
  await editor.get(`/library/changes/${id}`);
  const { version } = (await library.editing.change(id))!;
  await editor.submit(`/library/changes/${id}`, { do: 'accept', version: String(version) });
}

/**
 * Publishes 3 publications and adds a test question. Then one publication changes, one changes only in form,
 * and one is withdrawn.
 */
async function fill(library: RunningLibrary): Promise<PlainBrowser> {
  const { site } = library;
  const notify = (words: string) =>
    publication(NOTIFY, `<p>Tell the Home Office within ${words} about every child that you meet.</p>`);
  site.put(helpPage(45));
  site.put(notify('14 days'));
  site.put(publication(GONE, '<p>A guardian is found for each child within a week of the referral.</p>'));
  const bea = await library.editor('Bea Lindqvist');
  const carl = await library.editor('Carl Osei');
  const slugs = ['help', 'duty-to-notify', 'interim-guidance'];
  await look(library, bea, slugs);
  for (const { id } of await library.editing.changes(['open']))
    for (const editor of [bea, carl]) await accept(library, editor, id);
  await bea.get('/library/releases');
  await bea.submit('/library/releases', { do: 'publish' });
  await library.worked();
  await library.loaded();
  await bea.get('/library/golden-questions');
  await bea.submit('/library/golden-questions', {
    do: 'add',
    question: HELP_QUESTION,
    outcome: 'answered',
    document: 'help',
    words: 'within 45 days',
  });
  for (const name of ['Tara Quinn', 'Uma Reid']) await library.teams.write(teamsPerson(name), HELP_QUESTION);
  await library.settled();
  site.put(helpPage(30, 'may'));
  site.put(notify('fourteen days'));
  site.remove(`/api/content${GONE}`);
  await look(library, bea, slugs);
  return bea;
}

async function look(library: RunningLibrary, editor: PlainBrowser, slugs: readonly string[]): Promise<void> {
  for (const slug of slugs) {
    await editor.get(`/library/sources/${slug}`);
    await editor.submit(`/library/sources/${slug}`, { do: 'check' });
  }
  await library.worked();
}
