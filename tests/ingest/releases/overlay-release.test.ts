// Tests adding a document to a release without rebuilding it. The release then answers as if it had been
// built with that document.
import { expect, test } from 'vitest';
import { overlayRelease } from '../../../ingest/releases/overlay-release.js';
import type { Question } from '../../../knowledge/model/answer.js';
import type { LoadedRelease } from '../../../knowledge/answer-question.js';
import { explainAnswer } from '../../../knowledge/explain-answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { splitUnits } from '../../../knowledge/text/sentences.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createMemoryRelease, type MemoryDocument } from '../../fakes/memory-release.js';

const HELD: MemoryDocument[] = [
  {
    slug: 'guardians',
    title: 'Guardians',
    texts: [
      'An independent guardian is appointed for every trafficked child within five working days of the referral.',
      'The guardian explains each decision to the child.',
    ],
  },
  {
    slug: 'travel',
    title: 'Travel',
    texts: ['A child who travels alone is met at the border by an officer.'],
  },
];
const NOTE: MemoryDocument = {
  slug: 'note',
  title: 'Carers',
  texts: [
    'Ask the carer how they know the family. Write down the answer.',
    'A carer must be visited within a day.',
  ],
};
const embedder = createFakeEmbedder();

async function overlaid(held: LoadedRelease, note: MemoryDocument): Promise<LoadedRelease> {
  const { index } = await createMemoryRelease([note], embedder);
  const { passages, documents } = index.content;
  const embeddings = await embedder.embedPassages(
    passages.map(({ text }) => ({
      text,
      spans: splitUnits(text).map(({ start, end }) => [start, end] as const),
    })),
  );
  return overlayRelease(held, { document: documents.get(note.slug)!, passages, embeddings });
}
const asked = (text: string): Question => ({ text: publicText(text), context: [] });

test.each([
  'How does the carer know the family?',
  'When is a carer visited?',
  'When is an independent guardian appointed?',
  'Who meets the child at the border?',
])('%s: the same passage comes first, with the same quote, as where it is built', async (question) => {
  const built = await createMemoryRelease([...HELD, NOTE], embedder);
  const shown = await overlaid(await createMemoryRelease(HELD, embedder), NOTE);
  const [one, other] = [
    await explainAnswer(embedder, built, asked(question), 'note'),
    await explainAnswer(embedder, shown, asked(question), 'note'),
  ];
  expect(other.outcome).toBe(one.outcome);
  expect(other.found[0]?.passage.id).toBe(one.found[0]?.passage.id);
  expect(other.citations.map(({ quote }) => quote)[0]).toBe(one.citations.map(({ quote }) => quote)[0]);
  expect(other.about?.citation.quote).toBe(one.about?.citation.quote);
});

test('another edition of a document takes the place of the one that is live', async () => {
  const held = await createMemoryRelease([...HELD, NOTE], embedder);
  const edition = { ...NOTE, texts: ['A carer must be visited within a week.'] };
  const shown = await overlaid(held, edition);
  const { found } = await explainAnswer(embedder, shown, asked('When must a carer be visited?'));
  const texts = found.filter(({ document }) => document.slug === 'note').map(({ passage }) => passage.text);
  expect(texts).toEqual(edition.texts);
});

test('another nation’s note is left out for who asks about their own', async () => {
  const held = await createMemoryRelease(HELD, embedder);
  const shown = await overlaid(held, { ...NOTE, jurisdictions: ['scotland'] });
  const { found } = await explainAnswer(embedder, shown, {
    ...asked('When must a carer be visited?'),
    jurisdiction: 'england',
  });
  expect(found.map(({ document }) => document.slug)).not.toContain('note');
});

test('the release that is live stays as it is', async () => {
  const held = await createMemoryRelease(HELD, embedder);
  const before = await explainAnswer(embedder, held, asked('When must a carer be visited?'));
  await overlaid(held, NOTE);
  expect(await explainAnswer(embedder, held, asked('When must a carer be visited?'))).toEqual(before);
});

test('the release’s own vectors are shared, not copied: there are megabytes of them, and others are waiting', async () => {
  const held = await createMemoryRelease(HELD, embedder);
  const { index } = await overlaid(held, NOTE);
  const [[own], [shown]] = [await held.index.vectorsOf([0]), await index.vectorsOf([0])];
  expect(own!.sentences).toBeDefined();
  expect(shown!.sentences!.buffer).toBe(own!.sentences!.buffer);
  expect(shown!.vector.buffer).toBe(own!.vector.buffer);
});
