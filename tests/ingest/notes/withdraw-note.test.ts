import { expect, test } from 'vitest';
import { createLibraryStore } from '../../../adapters/sql/guidance/library-store.js';
import { saveNote } from '../../../ingest/notes/save-note.js';
import { withdrawNote } from '../../../ingest/notes/withdraw-note.js';
import { startEditing } from '../../support/running-editing.js';
import { note } from '../../support/running-guidance.js';
import { perTest } from '../../support/per-test.js';

const running = perTest(startEditing);

const ports = () => ({ ...running.ports, library: createLibraryStore(running.guidance.database) });
const words = {
  title: 'Visiting a carer',
  jurisdictions: ['england' as const],
  authority: 'practice-note' as const,
  sources: [],
  verifiedOn: '2026-05-04',
  body: 'A carer must be visited within one day.',
};

test('proposes a removal of substance, with who asked for it, and changes nothing until it is published', async () => {
  await running.guidance.put(
    'guide.md',
    note('A guide', 'A guardian is appointed for every trafficked child.'),
  );
  await running.guidance.publish();
  const saved = await saveNote(ports(), { words, version: 0, editor: 'ada' });
  await running.review((saved as { change: { id: number } }).change.id, 'accept');
  await running.publish();
  const taken = await withdrawNote(ports(), { slug: 'note-visiting-a-carer', version: 1, editor: 'ben' });
  expect(taken).toMatchObject({
    outcome: 'proposed',
    change: { state: 'open', weight: 'substance', note: 'Removed by ben.' },
  });
  expect(await undecided()).toEqual(['gone']);
  const { citations } = await running.guidance.ask('When must a carer be visited?');
  expect(citations[0]?.document.slug).toBe('note-visiting-a-carer');
});

async function live(): Promise<void> {
  const saved = await saveNote(ports(), { words, version: 0, editor: 'ada' });
  await running.review((saved as { change: { id: number } }).change.id, 'accept');
  await running.publish();
}
const slug = 'note-visiting-a-carer';
const undecided = async () =>
  (await running.editing.changes(['open'])).map(({ edition }) => (edition === undefined ? 'gone' : 'words'));

test('an editor who takes out an earlier version reads so, and the later words still await their review', async () => {
  await live();
  await saveNote(ports(), { slug, words: { ...words, body: 'Within two days.' }, version: 1, editor: 'ada' });
  const late = await withdrawNote(ports(), { slug, version: 1, editor: 'ben' });
  expect(late).toMatchObject({ outcome: 'overtaken', note: { version: 2, savedBy: 'ada' } });
  expect(await undecided()).toEqual(['words']);
});

test('an editor who saves what has been taken out since reads so, and overwrites nothing', async () => {
  await live();
  await withdrawNote(ports(), { slug, version: 1, editor: 'ben' });
  const late = await saveNote(ports(), {
    slug,
    words: { ...words, body: 'Within two days.' },
    version: 1,
    editor: 'ada',
  });
  expect(late).toMatchObject({ outcome: 'overtaken', note: { version: 2, savedBy: 'ben', words } });
  expect(await undecided()).toEqual(['gone']);
});

test('taking out twice is taking out once', async () => {
  await live();
  const first = await withdrawNote(ports(), { slug, version: 1, editor: 'ben' });
  expect(await withdrawNote(ports(), { slug, version: 1, editor: 'ben' })).toEqual(first);
  expect(await undecided()).toEqual(['gone']);
});

test('asks for a decision again about a removal that was rejected before', async () => {
  await live();
  await withdrawNote(ports(), { slug, version: 1, editor: 'ben' });
  const [change] = await running.editing.changes(['open']);
  await running.review(change!, 'reject');
  expect(await withdrawNote(ports(), { slug, version: 2, editor: 'ben' })).toMatchObject({
    outcome: 'proposed',
    change: { id: change!.id, state: 'open' },
  });
});

test('there is nothing to take out of what is not live, or of a document that is not a note', async () => {
  await saveNote(ports(), { words, version: 0, editor: 'ada' });
  await running.guidance.put('guide.md', note('A guide', 'A guardian is appointed.'));
  await running.guidance.publish();
  for (const none of ['note-visiting-a-carer', 'guide', 'none'])
    await expect(withdrawNote(ports(), { slug: none, version: 1, editor: 'ben' })).rejects.toThrow(
      'This note is not live.',
    );
});
