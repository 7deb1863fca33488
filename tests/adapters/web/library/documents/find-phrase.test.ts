// Searches the library for an exact phrase. Runs the whole product.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { shared } from '../../../../support/per-test.js';
import { startEditedLibrary } from '../../../../support/running-library.js';

const edited = shared(async () => {
  const running = await startEditedLibrary();
  return { ...running, close: () => running.library.close() };
});

async function found(text: string): Promise<string> {
  const browser = edited.library.browser();
  await browser.get('/library/find');
  const $ = load((await browser.submit('/library/find', { text })).text);
  expect($('.hint').text()).toContain('put it in quotation marks');
  return $('[aria-labelledby=found]').text();
}

test('shows only passages in which the words in quotation marks are together', async () => {
  expect(await found('“First meeting”')).toContain('45 days of the first meeting');
  expect(await found('“meeting first”')).toContain('No results');
  expect(await found('meeting first')).toContain('45 days of the first meeting');
});
