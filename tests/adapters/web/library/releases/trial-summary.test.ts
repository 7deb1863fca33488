// Tests that a draft's page says, without scripts, what its test means for publishing it. Runs the whole product.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { load } from 'cheerio';
import {
  HELP_QUESTION,
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
});
afterEach(() => library.close());

test('a draft below the limit that is no worse than the live version can be published, but did not pass', async () => {
  const question = { do: 'add', question: HELP_QUESTION, outcome: 'answered', document: 'help' };
  await press('/library/golden-questions', { ...question, words: 'within 99 days' });
  await acceptChange(30);
  await press('/library/releases', { do: 'try' });
  const shown = await page('/library/releases');
  expect(shown).not.toMatch(/passed its test|Why do you want to publish anyway/);
  expect(shown).toMatch(
    /Too few test questions passed, but the draft did no worse than the live version, so you can publish it\./,
  );
  expect(shown).toMatch(
    /0% of 1 test question passed.*At least 100% must pass\. Too few passed, but you can publish the draft because it did no worse than the live version\./,
  );
  for (const path of ['/library/releases', '/library/releases/3'])
    expect(load((await ada.get(path)).text)('main .said').length, path).toBe(0);
});
