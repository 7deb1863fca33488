// Tests the preview of a note with real guidance: what the note looks like, and how it will be quoted once it
// is live.
import { expect, test } from 'vitest';
import { createLibraryStore } from '../../../adapters/sql/guidance/library-store.js';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import type { NoteWords } from '../../../ingest/model/practice-note.js';
import { previewNote } from '../../../ingest/notes/preview-note.js';
import { saveNote } from '../../../ingest/notes/save-note.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Embedder } from '../../../knowledge/model/ports.js';
import { startEditing } from '../../support/running-editing.js';
import { note } from '../../support/running-guidance.js';
import { perTest } from '../../support/per-test.js';

const running = perTest(startEditing);
const ports = perTest(() => ({
  ...running.ports,
  loadedRelease: createLiveRelease(running.guidance.loading).current,
}));

const WORDS: NoteWords = {
  title: 'Visiting a carer',
  jurisdictions: ['england'],
  authority: 'practice-note',
  sources: [],
  verifiedOn: '2026-05-04',
  body: '## When\n\nA carer must be visited within one working day.\n\n## Who\n\nThe social worker of the zebrafish team visits.',
};
const question = { text: publicText('When must a carer be visited?'), context: [] };

test('shows the passages with their headings, without asking or storing anything', async () => {
  const { document, passages, asked } = await previewNote(ports, WORDS, {});
  expect(document).toMatchObject({ title: 'Visiting a carer', authority: 'practice-note' });
  expect(passages.map(({ text }) => text).join('\n')).toContain('within one working day');
  expect(asked).toBeUndefined();
  expect(await running.editing.changes()).toEqual([]);
});

test('tells the embedder that the note is not saved, because it can hold words of a question', async () => {
  await running.guidance.put(
    'guide.md',
    note('A guide', 'A guardian is appointed within five working days.'),
  );
  await running.guidance.publish();
  const told: unknown[] = [];
  const embedder: Embedder = {
    ...ports.embedder,
    embedPassages(texts, about) {
      told.push(about);
      return ports.embedder.embedPassages(texts, about);
    },
  };
  await previewNote({ ...ports, embedder }, WORDS, { question });
  expect(told).toEqual([{ isUnsaved: true }]);
});

test('before anything is live there is nothing to ask', async () => {
  expect((await previewNote(ports, WORDS, { question })).asked).toBeUndefined();
});

test('says where practitioners already see the same words, in a document of more weight', async () => {
  const words = 'A guardian is appointed for every trafficked child within five working days.';
  await running.guidance.put(
    'guide.md',
    note('A guide', words).replace('practice-note', 'statutory-guidance'),
  );
  await running.guidance.publish();
  const asking = { text: publicText('When is a guardian appointed for a trafficked child?'), context: [] };
  const { asked } = await previewNote(ports, { ...WORDS, body: words }, { question: asking });
  expect(asked?.about).toBeUndefined();
  expect(asked).toMatchObject({
    outcome: 'answered',
    standsIn: { rank: 1, citation: { document: { slug: 'guide' }, quote: words } },
  });
  const { asked: other } = await previewNote(ports, WORDS, { question });
  expect(other?.standsIn).toBeUndefined();
});

test('the quote in the preview is the quote that practitioners get once it is published', async () => {
  await running.guidance.put(
    'guide.md',
    note('A guide', 'A guardian is appointed for every trafficked child.'),
  );
  await running.guidance.publish();
  const { asked } = await previewNote(ports, WORDS, { question });
  expect(asked).toMatchObject({ outcome: 'answered', about: { rank: 1 } });
  const library = createLibraryStore(running.guidance.database);
  const saved = await saveNote({ ...running.ports, library }, { words: WORDS, version: 0, editor: 'ada' });
  await running.review((saved as { change: { id: number } }).change.id, 'accept');
  await running.publish();
  const answer = await running.guidance.ask('When must a carer be visited?');
  expect(answer.citations[0]?.quote).toBe(asked?.about?.citation.quote);
});
