// Tests what the library says to an editor on their first day, when only sample notes are live and nothing has
// been done.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { startLibrary } from '../../../support/running-library.js';
import { perTest } from '../../../support/per-test.js';

const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));

async function main(path: string) {
  const shown = load((await ada.get(path)).text)('main');
  const links = (within: string) =>
    shown
      .find(`${within} a`)
      .toArray()
      .map((link) => link.attribs['href']);
  return { text: shown.text().replace(/\s+/g, ' '), links };
}

test('the first page leads to setting up while only sample notes are live', async () => {
  expect((await main('/library')).text).not.toContain('Only the sample notes are live');
  await library.guidance.describe([{ file: 'referral.md', slug: 'referral', sample: true }]);
  await library.guidance.publish();
  await library.loaded();
  const { text, links } = await main('/library');
  expect(text).toContain(
    'Only the sample notes are live. To bring in published guidance, follow the steps in Set up.',
  );
  expect(links('.getting-started')).toEqual(['/library/set-up']);
});

test('the page of versions says what it is for', async () => {
  expect((await main('/library/releases')).text).toContain(
    'Here you test accepted changes and publish them. Each time you publish, you make a new version.',
  );
});

test('without changes, their page says where changes come from', async () => {
  const { text, links } = await main('/library/changes');
  expect(text).toContain(
    'There are no changes to review. A change appears here when you check a source, upload a file or save a practice note.',
  );
  expect(links('.empty')).toEqual(['/library/sources', '/library/uploads', '/library/notes']);
});

test('without notes of its own, the page of notes says where the imported ones are', async () => {
  const { text, links } = await main('/library/notes');
  expect(text).toContain(
    'No one has written a note here yet. Practice notes that were imported from files are listed under Documents.',
  );
  expect(links('.empty')).toEqual(['/library']);
});

test('without unanswered questions, their page leads to trying one', async () => {
  expect((await main('/library/questions')).links('.empty')).toEqual(['/library/search']);
});

test('the button that checks every source says so', async () => {
  const { text } = await main('/library/sources');
  expect(text).toContain('Check the source');
  expect(text).not.toContain('due sources');
});
