// Tests that the library’s pages for writing have no fault that a machine can find, that nothing is cut off, and that
// editors can write a note by keyboard.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isThorough } from '../support/thoroughness.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { fillLibrary } from './filled-library.js';
import { ask } from './visits.js';
import { accessibilityFaults, faultsByTurns, focusedText, sidewaysScroll, tabTo } from './page-checks.js';

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
const FOCUSED = 'document.activeElement.tagName + " " + document.activeElement.className';
const NOTE = '/library/notes/note-a-carer-who-keeps-a-child-s-documents';

describeWith('chromium', 'the writing side of the library', (chromium) => {
  const running = inBrowser(chromium, () => fillLibrary());

  const open = async (path: string, look: BrowserContextOptions = {}) => {
    const visitor = await running.visit(path, look);
    await visitor.page.getByLabel('Your role').selectOption('editor');
    await visitor.page.getByLabel(/Your name/).fill('Ed Price');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.locator('.sections').waitFor();
    return visitor;
  };
  const openAll = async (page: Page) => {
    await page.evaluate('document.querySelectorAll("details").forEach((one) => (one.open = true))');
  };

  test('Enter finds passages, which open at their top, and does nothing in the other one-line fields', async () => {
    const { page } = await open('/library/new-note', PHONE);
    await page.getByLabel('Title').fill('Carers');
    await page.keyboard.press('Enter');
    await page.getByLabel('Find a passage').fill('Who needs to know about private fostering?');
    await page.keyboard.press('Enter');
    await page.locator('.found').waitFor();
    await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(0);
    const top = (selector: string) =>
      page.evaluate(`document.querySelector('${selector}').getBoundingClientRect().top`);
    expect(await top('.found')).toBeGreaterThan(0);
    expect(await top('.found')).toBeLessThan(500);
    expect(await page.getByLabel('Title').inputValue()).toBe('Carers');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.waitForLoadState();
    await expect.poll(() => page.evaluate(FOCUSED)).toBe('P hint');
    await page.context().close();
  });

  test('what was saved in a long list takes the focus, so that screen readers say it', async () => {
    const { page, complaints } = await open('/library/words/contact/nspcc-helpline');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.said').waitFor();
    await expect.poll(() => page.evaluate(FOCUSED)).toBe('P said');
    expect(await focusedText(page)).toContain('NSPCC helpline: Saved.');
    const { y } = (await page.locator('.said').boundingBox())!;
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(700);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('has no fault', async () => {
    const { page, complaints } = await open('/library/notes');
    const found: string[] = [];
    // Only collects the browser’s errors here; `every-page.test.ts` checks the pages themselves.
    for (const path of ['notes', 'uploads', 'questions', 'coverage', 'words', 'search']) {
      await page.goto(`/library/${path}`);
      await openAll(page);
    }
    await page.goto('/library/notes/none');
    found.push(...(await faultsByTurns(page, 'no such note')));
    await page.goto('/library/search');
    for (const question of ['Must a child consent to a referral?', 'What do zebrafish eat?']) {
      await page.getByLabel('Question').fill(question);
      await page.getByRole('button', { name: 'Search' }).click();
      await page.locator('#verdict').waitFor();
      found.push(...(await faultsByTurns(page, question)));
    }
    await page.goto(NOTE);
    await page.getByLabel('Find a passage').fill('Who needs to know about private fostering?');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.locator('.found').waitFor();
    await openAll(page);
    found.push(...(await faultsByTurns(page, 'passages found')));
    await page.getByLabel('A question this note should answer').fill('What if a carer keeps the passport?');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.locator('.preview').waitFor();
    await openAll(page);
    found.push(...(await faultsByTurns(page, 'preview')));
    await page.locator('#text').fill('Ring the carer on 07700 900123.');
    await page.getByLabel('Title').fill('x');
    await page.getByRole('button', { name: 'Save and propose' }).click();
    await page.locator('#title-problem').waitFor();
    found.push(...(await faultsByTurns(page, 'a problem')));
    await page.getByLabel('Title').fill('A carer who keeps documents');
    await page.getByRole('button', { name: 'Save and propose' }).click();
    await page.getByRole('heading', { name: 'this may be about a person' }).waitFor();
    found.push(...(await faultsByTurns(page, 'personal data')));
    const changes = await running.site.editing.changes(['published']);
    await page.goto(`/library/document/${changes[0]!.document}`);
    await openAll(page);
    found.push(...(await faultsByTurns(page, 'history')));
    expect(found).toEqual([]);
    // Ignores the errors that the browser logs for missing pages and refused forms, which are expected here.
    expect(complaints.filter((one) => !/status of 40[04]/.test(one))).toEqual([]);
    await page.context().close();
  }, 180_000);

  test('on a phone the sections are in a menu that says which one is open, and opens by keyboard', async () => {
    const { page, complaints } = await open('/library/notes', { ...PHONE });
    const menu = page.locator('.sections-menu');
    expect(await menu.locator('summary').innerText()).toMatch(
      /^Sections\s*(, current page:\s*)?Practice notes$/,
    );
    expect(await page.locator('.sections a:visible').count()).toBe(0);
    await tabTo(page, '.sections-menu summary');
    await page.keyboard.press('Enter');
    expect(await page.locator('.sections a:visible').count()).toBe(13);
    expect(await menu.locator('a[aria-current="page"]').innerText()).toBe('Practice notes');
    expect(await page.getByRole('list', { name: 'Review and publish' }).getByRole('link').count()).toBe(5);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    if (isThorough) expect(await faultsByTurns(page, 'menu of sections')).toEqual([]);
    await tabTo(page, '.sections-menu a[href="/library/coverage"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/library/coverage');
    expect(await menu.locator('summary').innerText()).toContain('Coverage');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a note is written by keyboard alone: found, cited where the caret was, looked at, and saved', async () => {
    const { page } = await open('/library/new-note');
    const tabTo = async (name: string) => {
      for (let n = 0; n < 60; n += 1) {
        await page.keyboard.press('Tab');
        if ((await focusedText(page)) === name) return;
      }
      throw new Error(`“${name}” cannot be reached with the Tab key.`);
    };
    const focusedId = () => page.evaluate<string>('document.activeElement.id');
    const tabToId = async (id: string) => {
      for (let n = 0; n < 60 && (await focusedId()) !== id; n += 1) await page.keyboard.press('Tab');
      expect(await focusedId()).toBe(id);
    };
    await tabToId('title');
    await page.keyboard.type('Ask where the passport is');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tabToId('text');
    await page.keyboard.type(
      '## Documents\n\nAsk the child where the zebrafish passport is.\n\nThen write it down.',
    );
    for (let n = 0; n < '\n\nThen write it down.'.length; n += 1) await page.keyboard.press('ArrowLeft');
    await tabToId('find');
    await page.keyboard.type('Who is a first responder?');
    await tabTo('Find');
    await page.keyboard.press('Enter');
    await page.locator('.found').waitFor();
    expect(await page.locator('#text').inputValue()).toContain('Then write it down.');
    for (let n = 0; n < 60 && !/^Cite\s*:/u.test(await focusedText(page)); n += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#text[data-caret]').waitFor();
    await expect.poll(focusedId).toBe('text');
    const words = await page.locator('#text').inputValue();
    expect(words).toMatch(
      /zebrafish passport is\. \(\[.*\]\(\/library\/document\/[\w-]+#passage-[\w-]+\)\)\n\nThen/,
    );
    await page.keyboard.type(' At once.');
    expect(await page.locator('#text').inputValue()).toMatch(/\)\) At once\.\n\nThen/);
    await tabToId('question');
    await page.keyboard.type('Where is the zebrafish passport?');
    await tabTo('Show');
    await page.keyboard.press('Enter');
    await page.locator('.preview').waitFor();
    expect(await page.locator('.preview').innerText()).toContain(
      'Ask the child where the zebrafish passport is.',
    );
    await expect.poll(() => focusedText(page)).toContain('The assistant would');
    await tabTo('Save and propose');
    await page.keyboard.press('Enter');
    await page.getByText('Saved and sent for review').waitFor();
    await expect.poll(() => focusedText(page)).toContain('Saved');
    await page.context().close();
  });

  test('a file is uploaded as the form of the page sends it', async () => {
    const { page } = await open('/library/uploads');
    // This file has 2 main headings, so neither can be used as the title, and the page has to ask for one.
    const buffer = Buffer.from(
      '<h1>Axolotls</h1><p>The axolotl must be asked first.</p><h1>Newts</h1><p>The newt may wait.</p>',
    );
    const choose = () =>
      page.getByLabel('File').setInputFiles({ name: 'guide.html', mimeType: 'text/html', buffer });
    await choose();
    await page.getByLabel('Publisher').fill('Home Office');
    await page.getByLabel('Wales').check();
    await page.getByLabel('Type of guidance').selectOption({ index: 1 });
    await page.getByLabel('Licence').fill('Open Government Licence v3.0');
    await page.getByRole('button', { name: 'Upload and propose' }).click();
    await page.getByText('The file has no title.').waitFor();
    expect(await page.getByLabel('Publisher').inputValue()).toBe('Home Office');
    await page.getByLabel('Title').fill('Axolotl guide');
    await choose();
    await page.getByRole('button', { name: 'Upload and propose' }).click();
    await page.getByRole('heading', { name: 'Axolotl guide' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('The axolotl must be asked first.');
    await page.context().close();
  });

  test('leaves what the desk alerted to in the same browser as it was', async () => {
    const { page } = await open('/library/notes');
    await page.evaluate(`localStorage.setItem('desk told by sound', 'kept')`);
    await page.goto('/library/notes/none');
    await page.goto('/library/notes');
    await page.locator('#announcements').waitFor({ state: 'attached' });
    await page.locator('html.scripted').waitFor();
    expect(await page.evaluate(`localStorage.getItem('desk told by sound')`)).toBe('kept');
    await page.context().close();
  });

  test('a link opens at the first press while a report arrives, which is not printed', async () => {
    const practitioner = (await running.visit('/')).page;
    await ask(practitioner, 'Must a child consent to a referral?');
    const { page } = await open('/library/notes');
    const link = page.getByRole('link', { name: 'A carer who keeps a child’s documents' });
    await link.scrollIntoViewIfNeeded();
    const box = (await link.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await practitioner.getByRole('button', { name: 'Report this answer' }).click();
    await practitioner.locator('.reported').waitFor();
    await page.waitForTimeout(800);
    await page.mouse.up();
    await page.waitForURL(`**${NOTE}`);
    const alert = page.getByText('An answer was reported.');
    await alert.waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await alert.isVisible()).toBe(false);
    await page.context().close();
    await practitioner.context().close();
  });

  test('leaving with unsaved words asks first, and saving does not', async () => {
    const { page } = await open('/library/new-note');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.getByLabel('Title').fill('Typed and not saved');
    await page.getByRole('link', { name: 'All practice notes' }).click();
    await page.getByRole('heading', { name: 'Practice notes', exact: true }).waitFor();
    expect(asked).toEqual(['beforeunload']);
    await page.goto('/library/new-note');
    await page.getByLabel('Title').fill('Typed and looked at');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.locator('.problem').first().waitFor();
    expect(asked).toEqual(['beforeunload']);
    await page.context().close();
  });

  test('a note is written without scripts', async () => {
    const { page } = await open('/library/new-note', { javaScriptEnabled: false });
    await page.getByLabel('Title').fill('Without a script');
    await page.getByLabel('England').check();
    await page.locator('#text').fill('It works all the same.');
    await page.getByLabel('Find a passage').fill('Who is a first responder?');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByRole('button', { name: /^Cite/ }).first().click();
    expect(await page.locator('#text').inputValue()).toMatch(/^It works all the same\. \(\[/);
    await page.getByRole('button', { name: 'Save and propose' }).click();
    await page.getByText('Saved and sent for review').waitFor();
    await page.context().close();
  });

  test('takes back what it filled in if another document is chosen for a file', async () => {
    const { page } = await open('/library/uploads');
    await page.locator('html.scripted').waitFor();
    const choice = page.locator('select[name="slug"]');
    await choice.selectOption({ index: 1 });
    await expect.poll(() => page.getByLabel('Publisher').inputValue()).not.toBe('');
    await page.getByLabel('Licence').fill('My own licence');
    await choice.selectOption({ index: 0 });
    expect(await page.getByLabel('Publisher').inputValue()).toBe('');
    expect(await page.locator('form[data-documents] input:checked').count()).toBe(0);
    expect(await page.getByLabel('Licence').inputValue()).toBe('My own licence');
    await page.context().close();
  });
});
