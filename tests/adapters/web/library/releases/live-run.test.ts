// Runs golden questions from the library, against the live version or a draft that is then not published. Runs
// the whole product, without scripts.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { load } from 'cheerio';
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
});
afterEach(() => library.close());

const addGolden = (words = 'within 45 days') =>
  press('/library/golden-questions', {
    do: 'add',
    question: HELP_QUESTION,
    outcome: 'answered',
    document: 'help',
    words,
  });

test('a golden question runs against the live version, and shows how that went', async () => {
  await addGolden();
  expect(await page('/library/golden-questions')).toMatch(/Not run against the live version yet/);
  await press('/library/golden-questions', { do: 'run' });
  const shown = await page('/library/golden-questions');
  expect(shown).toMatch(/Version 2 passed its test.*Last run: passed, version 2, \d+ \w+ \d{4}, /);
  const results = load((await ada.get('/library/golden-questions')).text)('#work a').attr('href')!;
  expect(await page(results)).toMatch(
    /Test results for version 2 .*100% of 1 test question passed.*Passed \(1\).*including “within 45 days”/,
  );
});

test('a run against the live version leaves the test it was published on as it was', async () => {
  await addGolden('days of');
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  const PUBLISHED_ON = /Test results for version 3 .*compared with 100% for the live version/;
  expect(await page('/library/releases/3')).toMatch(PUBLISHED_ON);
  const [golden] = await library.editing.goldenQuestions();
  await press('/library/golden-questions', { do: 'resume', id: String(golden!.id) });
  await press('/library/golden-questions', { do: 'run' });
  expect(await page('/library/releases/3')).toMatch(PUBLISHED_ON);
  const list = load((await ada.get('/library/golden-questions')).text);
  expect(plain(list('.items').text())).toMatch(/Last run: passed, version 3,/);
  const results = list('.items a[href*=releases]').attr('href')!;
  expect(await page(results)).toMatch(
    /Test results for version 3 .*of 1 test question passed\..*Passed \(1\)/,
  );
});

test('the list says why a question failed its last run', async () => {
  await addGolden('within 99 days');
  await press('/library/golden-questions', { do: 'run' });
  expect(await page('/library/golden-questions')).toMatch(
    /Last run: failed, version 2, [^.]*\. No quote from Help for trafficked children includes “within 99 days”\./,
  );
});

test('one question can be run alone, and the page says whether it passed and why not', async () => {
  await addGolden('within 99 days');
  await addGolden();
  const [wrong, right] = await library.editing.goldenQuestions();
  const run = async (id: number) =>
    plain((await press('/library/golden-questions', { do: 'ask', id: String(id) })).text);
  expect(await run(wrong!.id)).toMatch(
    /Result for this question .*Live: version 2 Failed Answered No quote from Help for trafficked children includes “within 99 days”\. .*within 45 days/,
  );
  const levels = load((await press('/library/golden-questions', { do: 'ask', id: String(wrong!.id) })).text)(
    '#result, #result ~ :is(h3, h4), #result ~ * h4',
  );
  expect(levels.get().map(({ name }) => name)).toEqual(['h2', 'h3', 'h4']);
  expect(await run(right!.id)).toMatch(/Result for this question .*Live: version 2 Passed Answered /);
  // This does not run all the questions, so the last full run stays as it was.
  expect(await page('/library/golden-questions')).toMatch(/Not run against the live version yet/);
  expect((await press('/library/golden-questions', { do: 'ask', id: '99' })).status).toBe(400);
});

test('no longer says that a draft was not published once its changes are not accepted any more', async () => {
  await addGolden();
  await acceptChange(30);
  await press('/library/releases', { do: 'publish' });
  const [change] = await library.editing.changes(['accepted']);
  await press(`/library/changes/${change!.id}`, { do: 'reopen', version: String(change!.version) });
  expect(await page('/library/releases')).not.toContain('The draft was not published');
});
