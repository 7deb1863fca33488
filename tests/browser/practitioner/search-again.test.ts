// Tests that people can go back to a search, and reload it, although its words are not in any address.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sampleDocument, samplePassage } from '../../fakes/samples/guidance-samples.js';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { writtenAnswers } from '../written-answers.js';

const FOUND = { passage: samplePassage(), document: sampleDocument(), score: 1 };
const WORDS = 'What are you looking for?';

describeWith('chromium', 'a search of the library', (chromium) => {
  const running = inBrowser(chromium, () =>
    runSite(writtenAnswers, {}, {}, { search: () => Promise.resolve({ passages: [FOUND] }) }),
  );

  const isFound = async (page: Page) => {
    await page.locator('.found a').first().waitFor();
    expect(await page.getByLabel(WORDS).inputValue()).toBe('consent');
    expect(await page.locator('select[name=nation]').inputValue()).toBe('wales');
    expect(new URL(page.url()).search).toBe('');
  };

  test('is there again after reading a document, and after reloading, and leads back to the page before it', async () => {
    const { page } = await running.visit('/library');
    await page.goto('/library/find?nation=wales');
    await page.getByLabel(WORDS).fill('consent');
    await page.keyboard.press('Enter');
    await page.locator('.found a').first().click();
    await page.waitForURL('**/document/**');
    await page.goBack({ waitUntil: 'commit' });
    await isFound(page);
    await page.reload({ waitUntil: 'commit' });
    await isFound(page);
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForURL('**/find?nation=wales');
    expect(await page.locator('.found').count()).toBe(0);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/library');
    await page.context().close();
  });
});
