// Sets the owner and the review date of a practice note, over real HTTP, without scripts. Runs the whole product.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { isoDay } from '../../../../../adapters/web/design/format-time.js';
import { readableDate } from '../../../../../knowledge/model/words/readable-date.js';
import { perTest } from '../../../../support/per-test.js';
import { startLibrary } from '../../../../support/running-library.js';
import { form, NEW_NOTE, NOTE } from './note-form.js';
import { guidanceWords } from '../../../../../knowledge/model/words/guidance-names.js';

const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));

const TODAY = isoDay(new Date());

test('a note has an owner and a review date, which start with the editor and a year from now, and are shown when due', async () => {
  const $ = load((await ada.get(NEW_NOTE)).text);
  expect($('#owner').val()).toBe('Ada Mensah');
  expect(String($('#reviewOn').val()).slice(0, 4)).toBe(String(new Date().getFullYear() + 1));
  await ada.get(NEW_NOTE);
  const refused = await ada.submit(NEW_NOTE, { ...NOTE, do: 'save', owner: ' ', reviewOn: '' });
  expect(refused.status).toBe(400);
  expect(load(refused.text)('#owner-problem').text()).toContain('Enter who keeps this note up to date.');
  await ada.submit(NEW_NOTE, { ...NOTE, do: 'save', owner: 'Bea Lindqvist', reviewOn: TODAY });
  const [saved] = await library.editing.changes(['open']);
  const kept = load((await ada.get(`/library/notes/${saved!.document}`)).text);
  expect(kept('#owner').val()).toBe('Bea Lindqvist');
  expect(kept('#reviewOn').val()).toBe(TODAY);
  const listed = load((await ada.get('/library/notes')).text)('main').text();
  expect(listed).toContain(`owner: Bea Lindqvist · review by ${readableDate(TODAY, guidanceWords('en'))}`);
  expect(listed).toContain('Review is overdue');
});

test.each([
  [
    'a day in the past',
    '2020-02-01',
    'date',
    '1 February 2020 is in the past. Enter today’s date or a later one.',
  ],
  [
    'a day that does not exist',
    '2027-02-30',
    'text',
    '2027-02-30 is not a real date. Enter a date such as 2027-05-31.',
  ],
  ['a month that does not exist', '2027-13-01', 'text', '2027-13-01 is not a real date.'],
  [
    'a day in another form',
    'next spring',
    'text',
    '“next spring” is not a date that we can read. Enter a date such as 2027-05-31.',
  ],
])('refuses %s as the review date, and keeps what was typed', async (_, reviewOn, type, problem) => {
  const refused = await form(ada, NEW_NOTE, { ...NOTE, do: 'save', reviewOn });
  expect(refused.status).toBe(400);
  const $ = load(refused.text);
  expect($('#reviewOn-problem').text()).toContain(problem);
  // A browser leaves a date field empty if its value is not a real day.
  expect([$('#reviewOn').val(), $('#reviewOn').attr('type')]).toEqual([reviewOn, type]);
  expect($('#text').text()).toContain('zebrafish');
  expect(await library.editing.changes(['open'])).toEqual([]);
});

test('a note that is due can be previewed before its review date is moved', async () => {
  const shown = await form(ada, NEW_NOTE, { ...NOTE, do: 'preview', reviewOn: '2020-02-01' });
  expect(shown.status).toBe(200);
});
