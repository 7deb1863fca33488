// Tests that a quote of a replaced document says if the newer one has nearly no text here.
import { expect, test } from 'vitest';
import { citationOf, inDocument } from '../../../knowledge/quotes/choose-quotes.js';
import { cautionsFor } from '../../../knowledge/model/words/citation.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

const ABOUT = { title: 'Boats and ferries procedures', publisher: 'Ministry of Boats' };
const paragraphs = (count: number, words: number) =>
  Array.from({ length: count }, (_, n) => `Rule ${n}: ${'keep the boat in sight '.repeat(words / 5)}.`);

async function cautionsOf(newer: readonly string[], language: 'en' | 'cy' = 'en') {
  const index = (
    await createMemoryRelease([
      { slug: 'boats-2019', ...ABOUT, sortDate: '2019', standing: 'superseded', texts: paragraphs(20, 100) },
      { slug: 'boats-2026', ...ABOUT, sortDate: '2026', texts: newer },
    ])
  ).index;
  const passage = index.content.passages[3]!;
  const document = index.content.documents.get('boats-2019')!;
  const quoted = { spans: [[0, passage.text.length] as const], answer: [] };
  const citation = inDocument({ index }, citationOf({ passage, document, alsoIn: [] }, quoted));
  return { newer: citation.newer?.slug, said: cautionsFor(citation, guidanceWords(language)).join(' ') };
}

test('says that the newer one has only a few paragraphs, in English and Welsh', async () => {
  const stub = ['These procedures are now on a new website.', 'Ask your board for the address.'];
  const { newer, said } = await cautionsOf(stub);
  expect(newer).toBe('boats-2026');
  expect(said).toBe(
    'This has been replaced by a newer version: Boats and ferries procedures. Only a few paragraphs of the newer version are here, so it may just say where the guidance is now.',
  );
  expect((await cautionsOf(stub, 'cy')).said).toContain('Dim ond ychydig o baragraffau');
});

test.each<[string, string[]]>([
  ['is as long', paragraphs(20, 100)],
  ['is short, but not beside the older one', paragraphs(3, 100)],
  ['is much shorter, but has more than a few paragraphs', paragraphs(10, 5)],
])('says nothing of the kind if the newer one %s', async (_, texts) => {
  const { newer, said } = await cautionsOf(texts);
  expect(newer).toBe('boats-2026');
  expect(said).not.toContain('few paragraphs');
});
