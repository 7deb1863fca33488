// A second editor can check who looks after a note, and until when, before accepting it.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { shared } from '../../../../support/per-test.js';
import { startLibrary } from '../../../../support/running-library.js';
import { form, NEW_NOTE, NOTE } from './note-form.js';

const library = shared(startLibrary);
const ada = shared(() => library.editor('Ada Mensah'));

test('the change of a note, and its print, show the owner, the review date and the sources', async () => {
  await form(ada, NEW_NOTE, { ...NOTE, do: 'save', owner: 'Bea Lindqvist', reviewOn: '2027-05-04' });
  const [change] = await library.editing.changes(['open']);
  for (const path of ['', '/meeting']) {
    const $ = load((await ada.get(`/library/changes/${change!.id}${path}`)).text);
    expect($('.change-facts').text().replace(/\s+/g, ' ')).toMatch(
      /Owner ?Bea Lindqvist.*Review by ?4 May 2027.*Last checked ?4 May 2026/,
    );
    expect($('.change-facts a[href="https://www.gov.uk/guide"]').text()).toBe('A guide');
  }
});
