// Takes screenshots of the library’s pages for writing, as they look after a few weeks of use.
import type { Browser, Page } from 'playwright-core';
import { fillLibrary } from '../filled-library.js';

export type TakePicture = (page: Page, name: string) => Promise<void>;

/** `take` takes one screenshot; `everywhere` takes one on a computer, one in dark mode and one on a phone. */
export async function takeWriting(
  browser: Browser,
  take: TakePicture,
  everywhere: TakePicture,
): Promise<void> {
  const library = await fillLibrary();
  const context = await browser.newContext({
    baseURL: library.url,
    viewport: { width: 1100, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/library/notes');
  await page.getByLabel(/Your name/).fill('Ada Mensah');
  await page.getByLabel('Your role').selectOption('editor');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Practice notes', exact: true }).waitFor();
  await everywhere(page, 'library-notes');
  await writeNote(page, everywhere);
  for (const path of ['questions', 'coverage', 'words', 'uploads']) {
    await page.goto(`/library/${path}`);
    await everywhere(page, `library-${path}`);
  }
  await page.goto('/library/search');
  for (const [name, question] of [
    ['answered', 'Does a child have to consent to a referral to the NRM?'],
    ['not-answered', 'Can a child open a bank account without a passport?'],
  ]) {
    await page.getByLabel('Question').fill(question!);
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.locator('#verdict').waitFor();
    await everywhere(page, `library-search-${name}`);
  }
  const [published] = await library.editing.changes(['published']);
  await page.goto(`/library/document/${published!.document}`);
  await page.getByText('versions of this document').click();
  await take(page, 'library-history');
  await context.close();
  await library.close();
}

async function writeNote(page: Page, everywhere: TakePicture): Promise<void> {
  await page
    .getByRole('link', { name: /^Finish the draft/ })
    .first()
    .click();
  await page.getByLabel('Find a passage').fill('Who must be told about private fostering?');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.locator('.found').waitFor();
  await everywhere(page, 'library-note-found');
  await page.getByRole('button', { name: /^Cite/ }).first().click();
  await page.locator('#text[data-caret]').waitFor();
  await page.getByLabel('A question this note should answer').fill('What if the carer keeps her passport?');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.locator('.preview').waitFor();
  await page.locator('#try-title').evaluate('(title) => title.scrollIntoView()');
  await everywhere(page, 'library-note');
  await page.locator('#text').fill('Ring Mrs Okafor on 07700 900123 before the visit.');
  await page.getByRole('button', { name: 'Save and propose' }).click();
  await page.getByText('this may be about a person').waitFor();
  await everywhere(page, 'library-note-personal');
}
