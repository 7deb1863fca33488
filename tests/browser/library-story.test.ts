// Tests a whole story in a browser by keyboard: a source changes, an editor decides, people are notified, and
// the release is rolled back.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { slackPerson } from '../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../fakes/real-stacks/teams-people.js';
import { isThorough } from '../support/thoroughness.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { HELP_QUESTION, helpPage, startLibrary } from '../support/running-library.js';
import { accessibilityFaults, faultsByTurns, focusedText, tabTo } from './page-checks.js';
import { ask } from './visits.js';

const tara = teamsPerson('Tara Quinn');
const sol = slackPerson('sol');
const CHANGED = 'Some guidance I gave you has changed';

describeWith('chromium', 'the editors’ story', (chromium) => {
  const running = inBrowser(chromium, async () => {
    const library = await startLibrary();
    library.site.put(helpPage(45));
    await library.takeIn(await library.editor('Ada Mensah'));
    return library;
  });

  /** Presses Enter on a link and waits for the next page. Keys pressed too early would go to the old page. */
  const leave = async (page: Page) => {
    await page.evaluate('document.documentElement.dataset.left = "yes"');
    await page.keyboard.press('Enter');
    await page.locator('html:not([data-left])').waitFor({ state: 'attached' });
    await page.waitForLoadState();
  };
  const press = async (page: Page, selector: string) => {
    await tabTo(page, selector);
    await leave(page);
  };
  const write = async (page: Page, selector: string, words: string) => {
    await tabTo(page, selector);
    await page.keyboard.type(words);
  };
  const go = async (page: Page, section: string) => {
    // Opens the first page of the group that contains this page, because the links to the group’s other pages
    // only appear there.
    if (!(await page.locator(`.sections-row a[href="/library/${section}"]`).count()))
      await press(page, '.sections-row a[href="/library/sources"]');
    await press(page, `.sections-row a[href="/library/${section}"]`);
    await page.waitForURL(`**/library/${section}`);
    if (isThorough) expect(await accessibilityFaults(page)).toEqual([]);
  };
  /** Waits for the result of a background job, which appears without reloading the page. */
  const workSays = (page: Page, words: string) => page.locator('#work', { hasText: words }).waitFor();

  test('from a change at the source to those who were given the old words, and back', async () => {
    const practitioner = (await running.visit('/')).page;
    await ask(practitioner, HELP_QUESTION);
    await running.site.teams.write(tara, HELP_QUESTION);
    await running.site.slack.write(sol, HELP_QUESTION);
    await running.site.settled();
    expect(running.site.teams.shown(tara.chat).join()).toContain('45 days');
    expect(running.site.slack.shown(sol.chat).join()).toContain('45 days');

    const { page, complaints } = await running.visit('/library');
    await press(page, '.for-editors a');
    await tabTo(page, 'select');
    await page.keyboard.type('Editor');
    await write(page, '#name', 'Ada Mensah');
    await leave(page);

    // The guidance is about to change, so this test question will fail afterwards.
    await go(page, 'golden-questions');
    await write(page, '#question', HELP_QUESTION);
    await tabTo(page, '#document');
    await page.keyboard.type('Help');
    await write(page, '#words', 'within 45 days');
    await press(page, 'button[value="add"]');
    await page.getByText('Test question added.').waitFor();

    running.site.site.put(helpPage(30, 'may'));
    await go(page, 'sources');
    await press(page, 'a[href="/library/sources/help"]');
    await press(page, 'button[value="check"]');
    await workSays(page, '1 change to review');
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, '#work a[href^="/library/changes/"]');
    await page.getByRole('heading', { name: 'Text', exact: true }).waitFor();
    expect(await page.locator('.marked-words del').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('45')]),
    );
    expect(await page.locator('.signals').innerText()).toMatch(/45 days[^]*30 days[^]*must[^]*may/);
    expect(await page.locator('.hangs-on').innerText()).toMatch(
      /3 people were given text[^]*1 test question/,
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await write(page, '#comment', 'The new edition says 30 days; read with the team.');
    await press(page, '.change-side button[value="accept"]');
    await page.getByText('Accepted, not published yet').waitFor();
    await expect.poll(() => focusedText(page)).toBe('Accepted. Test and publish it');

    await go(page, 'releases');
    await press(page, 'button[value="try"]');
    await workSays(page, 'did not pass');
    await press(page, '#work a');
    await page.getByRole('heading', { name: 'Worse' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await go(page, 'releases');
    await tabTo(page, '.publish summary');
    await page.keyboard.press('Enter');
    await write(page, '#override', 'The period is 30 days from today.');
    await press(page, 'button[value="publish"]');
    await workSays(page, 'was published');

    await press(page, '#work a[href="/library/recalls"]');
    await press(page, 'a[href="/library/recalls/1"]');
    await page.getByText('3 people').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, 'button[value="tell"]');
    await page.getByText('We are telling each person').waitFor();
    await running.site.settled();
    for (const shown of [
      running.site.teams.shown(tara.chat).at(-1),
      running.site.slack.shown(sol.chat).at(-1),
    ]) {
      expect(shown).toContain(CHANGED);
      expect(shown).toMatch(/45 days[^]*30 days[^]*Talk to an adviser/);
    }
    await practitioner.getByText(CHANGED).first().waitFor();
    await page.reload();
    expect(await page.locator('main').innerText()).toContain('3 messages delivered');

    await go(page, 'golden-questions');
    expect(await page.locator('main').innerText()).toMatch(/Check again[^]*is not in version/);
    await go(page, 'releases');
    await tabTo(page, 'details:has(#to) > summary');
    await page.keyboard.press('Enter');
    await write(page, '#reason', 'The new edition was a draft.');
    await press(page, 'button[value="roll-back"]');
    await workSays(page, 'Went back from');
    await running.site.loaded();
    await running.site.teams.write(tara, HELP_QUESTION);
    await running.site.settled();
    expect(running.site.teams.shown(tara.chat).at(-1)).toContain('45 days');
    expect(complaints).toEqual([]);
    await page.context().close();
    await practitioner.context().close();
  }, 240_000);

  test('a second editor who is too late keeps what they wrote', async () => {
    running.site.site.put(helpPage(21));
    const ada = await running.site.editor('Ada Mensah');
    await ada.get('/library/sources/help');
    await ada.submit('/library/sources/help', { do: 'check' });
    await running.site.worked();
    const change = (await running.site.editing.changes(['open'])).at(-1)!;
    const { page } = await running.visit(`/library/changes/${change.id}`);
    await page.getByLabel('Your role').selectOption('editor');
    await page.getByLabel(/Your name/).fill('Bea Lindqvist');
    await page.keyboard.press('Enter');
    await page.locator('#comment').fill('I read both editions; 21 is right.');
    await ada.get(`/library/changes/${change.id}`);
    await ada.submit(`/library/changes/${change.id}`, { do: 'reject', version: String(change.version) });
    await page.locator('.change-side button[value="accept"]').click();
    await page.getByText('your decision was not saved').waitFor();
    expect(await page.locator('#comment').inputValue()).toBe('I read both editions; 21 is right.');
    expect((await running.site.editing.change(change.id))!.state).toBe('rejected');
    await page.context().close();
  });

  test('what the guidance said on a day is shown without a fault', async () => {
    const { page } = await running.visit('/sign-in?to=/library/past');
    await page.getByLabel('Your role').selectOption('editor');
    await page.getByLabel(/Your name/).fill('Ada Mensah');
    await page.keyboard.press('Enter');
    await page.getByLabel('Date').fill('2026-05-10');
    await page.getByLabel('Question').fill(HELP_QUESTION);
    await page.getByRole('button', { name: 'Show the guidance', exact: true }).click();
    await page.getByRole('heading', { name: 'What was in force on 10 May 2026' }).waitFor();
    expect(await faultsByTurns(page, 'what it said then')).toEqual([]);
    await page.context().close();
  });
});
