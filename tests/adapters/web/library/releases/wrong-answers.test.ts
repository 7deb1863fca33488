// Tells editors that the live version answers test questions wrongly, and how to go back. Runs the whole
// product.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  HELP_QUESTION,
  plain,
  startEditedLibrary,
  type EditedLibrary,
} from '../../../../support/running-library.js';

let library: EditedLibrary['library'];
let ada: EditedLibrary['ada'];
let page: EditedLibrary['page'];
let press: EditedLibrary['press'];
beforeEach(async () => {
  ({ library, ada, page, press } = await startEditedLibrary());
});
afterEach(() => library.close());

const AT = '2026-05-04T09:00:00.000Z';
const ALERT = 'section[aria-label="Wrong answers"]';
const alert = async () => load((await ada.get('/library')).text)(ALERT);

async function addGolden(words: string, document = 'help'): Promise<number> {
  await press('/library/golden-questions', {
    do: 'add',
    question: HELP_QUESTION,
    outcome: 'answered',
    document,
    words,
  });
  return (await library.editing.goldenQuestions()).at(-1)!.id;
}

test('editors see it on the front page, with the questions and the way back, until they have gone back', async () => {
  const [one, other] = [await addGolden('within 45 days', ''), await addGolden('Refer the child', '')];
  expect(await alert()).toHaveLength(0);
  await library.editing.saveWrongAnswers(
    [one, other],
    [
      { question: one, release: 2, at: AT },
      { question: other, release: 2, at: AT, platforms: ['Slack', 'Teams'] },
    ],
  );
  const shown = await alert();
  expect(plain(shown.text())).toContain('Version 2 does not give the expected answer to a test question.');
  const links = [...load(shown.html()!)('a')].map(({ attribs }) => attribs.href);
  expect(links).toEqual(['/library/golden-questions', '/library/releases#back']);
  expect(plain(shown.text())).toContain('Go back to version 1');
  const visitor = library.browser();
  expect((await visitor.get('/library')).text).not.toContain('Wrong answers');

  const questions = await page('/library/golden-questions');
  expect(questions).toContain(
    'The live version does not give the expected answer. Automatic check: 4 May 2026',
  );
  expect(questions).not.toContain('Not run against the live version yet.');
  expect(questions).toMatch(
    /people see it cut short or changed on: Slack, Teams\. Tell your service administrator\./,
  );

  const releases = load((await ada.get('/library/releases')).text);
  expect(releases('#back').text()).toBe('Go back to an earlier version');
  expect(releases('#to option[selected]').attr('value')).toBe('1');
  await press('/library/releases', { do: 'roll-back', to: '1', reason: 'Wrong answers.' });
  expect(await alert()).toHaveLength(0);
});

test('the version before is not suggested if it does not have the document that must be quoted', async () => {
  const id = await addGolden('within 45 days');
  await library.editing.saveWrongAnswers([id], [{ question: id, release: 2, at: AT }]);
  const shown = await alert();
  expect(plain(shown.text())).toContain('expected answer to a test question.');
  expect(plain(shown.text())).not.toContain('Go back');
});

test('a right answer that a platform does not show is not called wrong, and needs no other version', async () => {
  const id = await addGolden('within 45 days');
  await library.editing.saveWrongAnswers([id], [{ question: id, release: 2, at: AT, platforms: ['Slack'] }]);
  expect(await alert()).toHaveLength(0);
  const front = load((await ada.get('/library')).text);
  const shown = front('section[aria-label="Answers not shown in full"]');
  expect(plain(shown.text())).toContain(
    'The answer to a test question is right, but on Slack people see it cut short or changed.',
  );
  expect(
    shown
      .find('a')
      .toArray()
      .map(({ attribs }) => attribs.href),
  ).toEqual(['/library/golden-questions']);
});

test('a paused question does not count', async () => {
  const id = await addGolden('within 45 days');
  await library.editing.saveWrongAnswers([id], [{ question: id, release: 2, at: AT }]);
  expect(plain((await alert()).text())).toContain('expected answer to a test question.');
  await press('/library/golden-questions', { do: 'suspend', id: String(id) });
  expect(await alert()).toHaveLength(0);
});
