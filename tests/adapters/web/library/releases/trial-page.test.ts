// Tests the pages of test results over real HTTP. Runs the whole product.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { load } from 'cheerio';
import { NEW_NOTE, NOTE } from '../notes/note-form.js';
import {
  HELP_QUESTION,
  plain,
  startEditedLibrary,
  type EditedLibrary,
} from '../../../../support/running-library.js';

let library: EditedLibrary['library'];
let ada: EditedLibrary['ada'];
let acceptChange: EditedLibrary['acceptChange'];
let page: EditedLibrary['page'];
let press: EditedLibrary['press'];
beforeEach(async () => {
  ({ library, ada, acceptChange, page, press } = await startEditedLibrary());
  await press('/library/golden-questions', {
    do: 'add',
    question: HELP_QUESTION,
    outcome: 'answered',
    document: 'help',
    words: 'within 45 days',
  });
});
afterEach(() => library.close());

async function acceptNote(): Promise<void> {
  await press(NEW_NOTE, { ...NOTE, do: 'save' });
  const [note] = await library.editing.changes(['open']);
  await press(`/library/changes/${note!.id}`, { do: 'accept', version: String(note!.version) });
}

test('the result of a replaced draft says so, and leads to the newest result', async () => {
  await acceptChange(30);
  await press('/library/releases', { do: 'try' });
  await acceptNote();
  await press('/library/releases', { do: 'try' });
  const $ = load((await ada.get('/library/releases/3')).text);
  expect($('h1').text()).toBe('Test results for an earlier draft');
  expect(plain($('.caution').first().text())).toBe(
    'A newer draft has been tested since. See the newest test results.',
  );
  expect($('.caution a').first().attr('href')).toBe('/library/releases/4');
  expect($('article').text()).not.toContain('Version 3');
  await press('/library/releases', { do: 'publish', override: 'The period is now 30 days.' });
  expect(await page('/library/releases/3')).toContain('Test results for an earlier draft');
  expect(await page('/library/releases/4')).toContain('Test results for version 4');
});

test('a version without a test leads to the newest test result, if there is one', async () => {
  await acceptChange(30);
  await press('/library/releases', { do: 'try' });
  const { status, text } = await ada.get('/library/releases/1');
  expect(status).toBe(404);
  expect(plain(text)).toMatch(/This version has not been tested\. See the newest test results\./);
  expect(load(text)('main a[href="/library/releases/3"]').text()).toBe('See the newest test results.');
});
