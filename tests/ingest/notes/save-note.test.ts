// Tests saving a practice note in a real store: it enters a release in the same way as any other source.
import { expect, test } from 'vitest';
import { createLibraryStore } from '../../../adapters/sql/guidance/library-store.js';
import type {
  HeldNote,
  NoteToSave,
  NoteWords,
  SaveNoteOutcome,
} from '../../../ingest/model/practice-note.js';
import { saveNote } from '../../../ingest/notes/save-note.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const running = perTest(startEditing);
const ports = perTest(() => ({ ...running.ports, library: createLibraryStore(running.guidance.database) }));

const words = (change: Partial<NoteWords> = {}): NoteWords => ({
  title: 'Private fostering of a trafficked child',
  jurisdictions: ['england'],
  authority: 'practice-note',
  sources: [{ title: 'Replacement children', url: 'https://www.gov.uk/guidance/private-fostering' }],
  verifiedOn: '2026-05-04',
  body: '## What to ask\n\nAsk the carer how they know the zebrafish family, and since when.',
  ...change,
});
const save = (change: Partial<NoteToSave> = {}): Promise<SaveNoteOutcome> =>
  saveNote(ports, { words: words(), version: 0, editor: 'ada', ...change });
const saved = async (change: Partial<NoteToSave> = {}): Promise<HeldNote> => {
  const outcome = await save(change);
  expect(outcome.outcome).toBe('saved');
  return outcome.note;
};

test('a saved note is a change like any other, and answers once it is reviewed and published', async () => {
  const outcome = await save();
  if (outcome.outcome !== 'saved') throw new Error('It was not saved.');
  expect(outcome.note).toMatchObject({ slug: 'note-private-fostering-of-a-trafficked-child', version: 1 });
  expect(outcome.change).toMatchObject({ state: 'open', source: 'practice-notes', weight: 'substance' });
  expect((await running.guidance.ask('How do they know the zebrafish family?')).citations).toEqual([]);
  await running.review(outcome.change!.id, 'accept');
  await running.publish();
  const { editionsOf, liveRelease } = ports.store;
  const live = (await liveRelease())!;
  const [{ document } = { document: undefined }] = await editionsOf(live.number);
  expect(document).toMatchObject({
    title: 'Private fostering of a trafficked child',
    publisher: 'CTAC',
    date: '2026-05-04',
    jurisdictions: ['england'],
    authority: 'practice-note',
    standing: 'current',
    note: 'Sources: Replacement children (https://www.gov.uk/guidance/private-fostering)',
  });
});

test('a note whose source was replaced is itself current', async () => {
  const sources = [{ title: 'Replaced by a newer version: withdrawn guide', url: 'https://www.gov.uk/a' }];
  const note = await saved({ words: words({ sources }) });
  expect((await running.editing.edition(note.edition))?.record.document.standing).toBe('current');
});

test('what is typed into the words is no detail of the document', async () => {
  const body = '---\nstanding: withdrawn\nlicence: none\n---\n\nAsk the zebrafish.';
  const note = await saved({ words: words({ body }) });
  const { document } = (await running.editing.edition(note.edition))!.record;
  expect(document.standing).toBe('current');
  expect(document.licence).toBeUndefined();
});

test('two notes of one title are two documents', async () => {
  await saved();
  const other = await saved({ words: words({ body: 'Ask the carer about the zebrafish.' }) });
  expect(other.slug).toBe('note-private-fostering-of-a-trafficked-child-2');
});

test('the same words saved again are one saving: what came after it may have failed', async () => {
  const first = await save();
  expect(await save()).toEqual(first);
  expect(await ports.library.notes()).toHaveLength(1);
  const again = { slug: first.note.slug, version: 1, words: words({ body: 'Other words.' }) };
  const second = await save(again);
  expect(second).toMatchObject({ outcome: 'saved', note: { version: 2 } });
  expect(await save(again)).toEqual(second);
  expect(await running.editing.changes(['open'])).toHaveLength(1);
  // If another person saves the same text, it counts as a separate save.
  expect(await save({ ...again, editor: 'ben' })).toMatchObject({ outcome: 'overtaken' });
});

test('of two savings of the same new note at one instant there is one note', async () => {
  const [one, other] = await Promise.all([save(), save()]);
  expect(one.note.slug).toBe(other.note.slug);
  expect(await ports.library.notes()).toHaveLength(1);
});

test('an editor who saves an earlier version reads so, with the words that are there now', async () => {
  const note = await saved();
  await saved({ slug: note.slug, version: 1, words: words({ body: 'Words of ben.' }), editor: 'ben' });
  const late = await save({ slug: note.slug, version: 1, words: words({ body: 'Words of ada.' }) });
  expect(late).toMatchObject({ outcome: 'overtaken', note: { savedBy: 'ben', version: 2 } });
  expect((await ports.library.note(note.slug))?.words.body).toBe('Words of ben.');
  expect(await running.editing.changes(['open'])).toHaveLength(1);
});

test('other sources under the same words are a cosmetic change', async () => {
  const outcome = await save();
  await running.review((outcome as { change: { id: number } }).change.id, 'accept');
  await running.publish();
  const { slug } = outcome.note;
  expect(await save({ slug, version: 1, words: words({ sources: [] }) })).toMatchObject({
    outcome: 'saved',
    change: { weight: 'cosmetic' },
  });
  // The note’s text is the same as in the live release again, so editors have nothing to decide.
  expect(await save({ slug, version: 2 })).not.toHaveProperty('change');
  expect(await running.editing.changes(['open'])).toEqual([]);
});

test.each<[string, Partial<NoteWords>, RegExp]>([
  ['no nation', { jurisdictions: [] }, /nation/],
  ['no words', { body: '  ' }, /empty/],
  ['an address that is none', { sources: [{ title: 'A guide', url: 'javascript:alert(1)' }] }, /web address/],
  ['a day that is none', { verifiedOn: '2026-02-31' }, /verifiedOn: This must be a date\./],
  ['too many words', { body: 'x'.repeat(60_001) }, /60,000/],
])('refuses %s, and says so', async (_, change, message) => {
  await expect(save({ words: words(change) })).rejects.toThrow(InputFailure);
  await expect(save({ words: words(change) })).rejects.toThrow(message);
  expect(await ports.library.notes()).toEqual([]);
});

test('there is no saving of a note that does not exist', async () => {
  await expect(save({ slug: 'note-none', version: 4 })).rejects.toThrow('We could not find that note.');
});
