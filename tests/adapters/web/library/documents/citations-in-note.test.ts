// Links in a note's citations only work for the text of the note as last saved.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { citationLinksIn } from '../../../../../adapters/web/library/documents/citations-in-note.js';
import { samplePassage } from '../../../../fakes/samples/guidance-samples.js';
import { perTest } from '../../../../support/per-test.js';
import { helpPage, startLibrary } from '../../../../support/running-library.js';
import { form, NEW_NOTE, NOTE } from '../notes/note-form.js';

const library = perTest(startLibrary);
const ada = perTest(() => library.editor('Ada Mensah'));

const DOCUMENT = '/library/document/note-visiting-a-carer';
const citing = (passage: string, document = 'guide') =>
  `See ([The guide](/library/document/${document}#passage-${passage})): ${passage}.`;
const linksAt = async (path: string) =>
  load((await ada.get(path)).text)('.passage-text a')
    .map((_, link) => link.attribs['href'])
    .get();

async function save(version: number, document: string, passage: string): Promise<number> {
  const path = version ? '/library/notes/note-visiting-a-carer' : NEW_NOTE;
  const { status } = await form(ada, path, {
    ...NOTE,
    do: 'save',
    version: String(version),
    text: citing(passage, document),
  });
  expect(status).toBe(303);
  return (await library.editing.changes(['open']))[0]!.edition!;
}

async function publish(): Promise<void> {
  const [{ id, version } = { id: 0, version: 0 }] = await library.editing.changes(['open']);
  await form(ada, `/library/changes/${id}`, { do: 'accept', version: String(version) });
  await form(ada, '/library/releases', { do: 'publish' });
  await library.worked();
}

test('links the citations of a note only in the edition that has them', async () => {
  library.site.put(helpPage(45));
  await library.takeIn(ada);
  const { store } = library.guidance.ports;
  const { number } = (await store.liveRelease())!;
  const passageOf = async (slug: string) => (await store.documentOf(number, slug))!.passages[0]!.id;
  const [first, second] = [await passageOf('help'), await passageOf('referral')];
  const addressOf = (document: string, passage: string) => `/library/document/${document}#passage-${passage}`;
  const old = await save(0, 'help', first);
  await publish();
  expect(await linksAt(DOCUMENT)).toEqual([addressOf('help', first)]);
  const draft = await save(1, 'referral', second);
  expect(await linksAt(`${DOCUMENT}/edition/${draft}`)).toEqual([addressOf('referral', second)]);
  expect(await linksAt(DOCUMENT)).toEqual([]);
  await publish();
  expect(await linksAt(DOCUMENT)).toEqual([addressOf('referral', second)]);
  expect(await linksAt(`${DOCUMENT}/edition/${old}`)).toEqual([]);
});

test('leads to the part of the document that the passage is in, as the document is now', async () => {
  const passages = [4, 431].map((position) =>
    samplePassage({ id: `p${position}`, document: 'guide', position }),
  );
  const body = citing('p431') + citing('p4') + citing('gone');
  const writing = {
    notes: { library: { note: () => Promise.resolve({ edition: 7, words: { body } }) } },
    editions: {},
  };
  const guidance = { document: () => Promise.resolve({ passages }) };
  const note = { slug: 'note', cites: [{ document: 'guide', passage: 'p431' }] };
  const options = { options: { editing: { writing }, guidance } };
  const links = await citationLinksIn(options as never, note as never, { edition: 7 });
  expect(links.map(({ address }) => address)).toEqual([
    '/library/document/guide?part=3#passage-p431',
    '/library/document/guide#passage-p4',
    '/library/document/guide#passage-gone',
  ]);
});
