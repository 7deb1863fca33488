// Taking a note out of the guidance, over a real store.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLibraryStore } from '../../adapters/sql/guidance/library-store.js';
import { saveNote } from '../../ingest/save-note.js';
import { withdrawNote } from '../../ingest/withdraw-note.js';
import { startEditing } from '../support/running-editing.js';
import type { RunningEditing } from '../support/running-editing.js';
import { note } from '../support/running-guidance.js';

let running: RunningEditing;
beforeEach(async () => {
  running = await startEditing();
});
afterEach(() => running.close());

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
  const change = await withdrawNote(ports(), 'note-visiting-a-carer', 'ben');
  expect(change).toMatchObject({ state: 'open', weight: 'substance', note: 'Taken out by ben.' });
  expect(change.edition).toBeUndefined();
  const { citations } = await running.guidance.ask('When must a carer be visited?');
  expect(citations[0]?.document.slug).toBe('note-visiting-a-carer');
});

test('there is nothing to take out of what is not live, or is no note', async () => {
  await saveNote(ports(), { words, version: 0, editor: 'ada' });
  await running.guidance.put('guide.md', note('A guide', 'A guardian is appointed.'));
  await running.guidance.publish();
  for (const slug of ['note-visiting-a-carer', 'guide', 'none'])
    await expect(withdrawNote(ports(), slug, 'ben')).rejects.toThrow('This note is not live.');
});
