// If a release no longer has passages that a practice note cites, leaves the note out until an editor has
// checked it.
import { changedDocuments } from '../comparing/changed-documents.js';
import { lostPassages } from '../comparing/lost-passages.js';
import type { EditingStore, EditionRecord, GuidanceStore, LibraryStore } from '../model/ports.js';
import { UNDECIDED } from '../model/editing.js';
import { NOTES_SOURCE, passagesCited } from '../model/practice-note.js';
import { proposalsWording } from '../wording/proposals-wording.js';

export interface SuspendNotesPorts {
  store: Pick<GuidanceStore, 'editionsOf'>;
  editing: Pick<EditingStore, 'changes' | 'propose' | 'edition' | 'publications' | 'otherForms'>;
  /** Absent if practice notes are not used. */
  library?: Pick<LibraryStore, 'notes'>;
  clock: () => Date;
}

/**
 * Finds the notes that cite a passage of `before` which is significantly changed, removed or withdrawn in
 * `after`. `live`: the slugs of those that stay the same. `accepted`: those that are new or have new text,
 * which was accepted without the change to what it cites.
 */
export async function notesWithoutGround(
  {
    editing,
    library,
  }: Pick<SuspendNotesPorts, 'library'> & { editing: Pick<EditingStore, 'edition' | 'otherForms'> },
  before: readonly EditionRecord[],
  after: readonly EditionRecord[],
): Promise<{ live: string[]; accepted: EditionRecord[] }> {
  const notes = new Map(((await library?.notes()) ?? []).map((note) => [note.slug, note]));
  const citing = after.flatMap((edition) => {
    const { slug, cites } = edition.document;
    // Editions made by older versions do not record the passages they cite, so we use the saved text,
    // although it may be newer.
    const cited = cites ?? passagesCited(notes.get(slug)?.words.body ?? '').map(({ passage }) => passage);
    return notes.has(slug) && cited.length ? [{ edition, slug, cited }] : [];
  });
  if (!citing.length) return { live: [], accepted: [] };
  const later = new Map(after.map((edition) => [edition.document.slug, edition]));
  const lost = new Set<string>();
  for (const edition of before) {
    const next = later.get(edition.document.slug);
    if (next?.id === edition.id) continue;
    for (const { passage } of await lostPassages(editing, edition, next)) lost.add(passage.id);
  }
  for (const forms of (await editing.otherForms([...lost])).values())
    for (const form of forms) lost.add(form);
  const held = new Set(before.map(({ id }) => id));
  const affected = citing.filter(({ cited }) => cited.some((passage) => lost.has(passage)));
  return {
    live: affected.filter(({ edition }) => held.has(edition.id)).map(({ slug }) => slug),
    accepted: affected.map(({ edition }) => edition).filter(({ id }) => !held.has(id)),
  };
}

/**
 * For each note that the latest publication left out, proposes a change that adds it again, so that an editor
 * can accept it with or without new text. Safe to run at any time, and more than once. Returns the slugs of
 * the notes.
 */
export async function proposeSuspendedNotes(ports: SuspendNotesPorts): Promise<string[]> {
  const { store, editing, library, clock } = ports;
  const [latest] = await editing.publications(1);
  const notes = (await library?.notes()) ?? [];
  // A rollback removes notes deliberately, so they are not proposed again.
  if (!latest || latest.kind === 'roll-back' || latest.previous === undefined || !notes.length) return [];
  const gone = (await changedDocuments(store, latest.previous, latest.release)).filter(({ after }) => !after);
  const removed = (await editing.changes(['published']))
    .filter(({ release, edition }) => release === latest.release && edition === undefined)
    .map(({ document }) => document);
  const pending = new Map((await editing.changes(UNDECIDED)).map((change) => [change.document, change]));
  const suspended: string[] = [];
  for (const { before } of gone) {
    const { slug } = before.document;
    if (!notes.some((note) => note.slug === slug) || removed.includes(slug)) continue;
    suspended.push(slug);
    const written = pending.get(slug);
    // An editor has already proposed new text for this note. Proposing the note again would discard that
    // text.
    if (written && written.base === undefined) continue;
    await editing.propose(
      {
        source: NOTES_SOURCE,
        document: slug,
        // The note is no longer live, so an editor's new text is proposed as a new document.
        edition: written?.edition ?? before.id,
        weight: 'substance',
        note: proposalsWording.notes.citesChanged(latest.release),
      },
      clock().toISOString(),
    );
  }
  return suspended;
}
