// Tests that a document in Welsh is marked as Welsh on English pages and not marked on Welsh ones, from its
// import until an editor says that its language is another.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import type { GovukPayload } from '../../../../fakes/fake-govuk/fake-govuk.js';
import { publication } from '../../../../fakes/fake-govuk/payloads.js';
import { shared } from '../../../../support/per-test.js';
import { HELP, helpPage, startLibrary } from '../../../../support/running-library.js';

const library = shared(() => startLibrary());
const ada = shared(() => library.editor('Ada Mensah'));

const inWelsh = (days: number): GovukPayload =>
  publication(
    HELP,
    `<h2>Pryd i atgyfeirio</h2><p>Rhaid i’r gweithiwr atgyfeirio’r plentyn o fewn ${days} diwrnod i’r cyfarfod cyntaf gyda’r teulu.</p>
<h2>Gwarcheidwaid</h2><p>Rhaid i warcheidwad siarad ar ran y plentyn ym mhob cyfarfod sydd yn cael ei gynnal gan y gwasanaeth.</p>`,
  );

const PLACES = ['h1', '.passage-text'];

/** The language that each part of the document is marked with, on a page in this language. */
async function marksIn(language: 'en' | 'cy'): Promise<Record<string, string | undefined>> {
  const reader = library.browser();
  await reader.get('/library/document/help');
  await reader.submit('/language', { language });
  const $ = load((await reader.get('/library/document/help')).text);
  expect($('html').attr('lang')).toMatch(language);
  const found = load((await reader.submit('/library/find', { text: '“warcheidwad siarad”' })).text);
  return {
    ...Object.fromEntries(PLACES.map((place) => [place, $(place).first().attr('lang')])),
    found: found('.found h3').first().attr('lang'),
    words: found('.found .passage-text').first().attr('lang'),
  };
}
const all = (language: 'en' | 'cy' | undefined) =>
  Object.fromEntries([...PLACES, 'found', 'words'].map((place) => [place, language]));

test('a document in Welsh is marked on an English page, and not on a Welsh one', async () => {
  library.site.put(inWelsh(45));
  await library.takeIn(ada);
  expect(await marksIn('en')).toEqual(all('cy'));
  expect(await marksIn('cy')).toEqual(all(undefined));
});

test('an editor sees its language, and can say that it is another', async () => {
  library.site.put(inWelsh(30));
  await library.check(ada);
  const { id } = (await library.editing.changes(['open'])).at(-1)!;
  const $ = load((await ada.get(`/library/changes/${id}`)).text);
  expect($('.document-line').text()).toContain(' · Welsh · ');
  expect($('#language').val()).toBe('cy');
  const details = { title: 'Help for trafficked children', 'nation-wales': 'yes', 'nation-england': 'yes' };
  const { version } = (await library.editing.change(id))!;
  const edit = { do: 'edit', version: String(version), ...details, language: 'en' };
  expect((await ada.submit(`/library/changes/${id}`, edit)).status).toBe(303);
  expect((await library.editing.change(id))!.details).toMatchObject({ language: 'en' });
  await ada.submit(`/library/changes/${id}`, { do: 'accept', version: String(version + 1) });
  await ada.get('/library/releases');
  await ada.submit('/library/releases', { do: 'publish' });
  await library.worked();
  await library.loaded();
  expect(await marksIn('en')).toEqual(all(undefined));
  expect(await marksIn('cy')).toEqual(all('en'));
});

test('a language that was not changed is not saved with other details', async () => {
  library.site.put(helpPage(45));
  await library.check(ada);
  const { id, version } = (await library.editing.changes(['open'])).at(-1)!;
  await ada.get(`/library/changes/${id}`);
  const edit = { do: 'edit', version: String(version), title: 'Another title', language: 'en' };
  await ada.submit(`/library/changes/${id}`, edit);
  expect((await library.editing.change(id))!.details).not.toHaveProperty('language');
});
