// Saves a practice note. If it differs from the live version, proposes it as a change.
import { isDeepStrictEqual } from 'node:util';
import { InputFailure } from '../../knowledge/model/errors.js';
import { draftDocument, liveEditions, type DraftPorts } from '../editions/draft-document.js';
import type { LibraryStore, Proposal } from '../model/ports.js';
import {
  noteDocument,
  NOTES_SOURCE,
  noteSlug,
  noteWordsSchema,
  type NoteToSave,
  type NoteWords,
  type SaveNoteOutcome,
} from '../model/practice-note.js';
import { proposalsWording } from '../wording/proposals-wording.js';
import { fieldFault } from '../model/field-wording.js';

const said = proposalsWording.notes;

export interface SaveNotePorts extends DraftPorts {
  library: LibraryStore;
  clock: () => Date;
}

/**
 * If the same editor saves the same text again, it counts as the same save, because the reply may have been
 * lost or a later step may have failed. Throws `InputFailure` for text that cannot be made into a document.
 */
export async function saveNote(ports: SaveNotePorts, wanted: NoteToSave): Promise<SaveNoteOutcome> {
  const { library, clock } = ports;
  const words = validNoteText(wanted.words);
  const live = await liveEditions(ports.store);
  const slug = wanted.slug ?? (await newSlug(library, words, wanted.editor, live));
  const base = live.get(slug);
  const { edition, proposal } = await draftDocument(ports, NOTES_SOURCE, noteDocument(slug, words), base);
  const { version, editor, fromDraft, owner, reviewOn } = wanted;
  const saved = await library.saveNote({
    slug,
    words,
    version,
    edition: edition.id,
    savedAt: clock().toISOString(),
    savedBy: editor,
    proposal: proposal ?? otherSources(slug, edition.id, base?.id),
    fromDraft,
    ...(owner !== undefined && { owner }),
    ...(reviewOn !== undefined && { reviewOn }),
  });
  if (saved) return { outcome: 'saved', ...saved };
  const note = await library.note(slug);
  if (!note) throw new InputFailure(...said.missing);
  return { outcome: 'overtaken', note };
}

function validNoteText(words: NoteWords): NoteWords {
  const parsed = noteWordsSchema.safeParse(words, { error: fieldFault });
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new InputFailure(...said.wrongDetail(path.join('.'), message));
}

async function newSlug(
  library: LibraryStore,
  words: NoteWords,
  editor: string,
  live: ReadonlyMap<string, unknown>,
): Promise<string> {
  const notes = await library.notes();
  const same = notes.find(
    (note) => note.savedBy === editor && note.version === 1 && isDeepStrictEqual(note.words, words),
  );
  if (same) return same.slug;
  const held = new Set(notes.map(({ slug }) => slug));
  return noteSlug(words.title, (slug) => held.has(slug) || live.has(slug));
}

/** If only the sources changed, no passage did. But readers see the sources, so the change must be reviewed. */
function otherSources(document: string, edition: number, base: number | undefined): Proposal | undefined {
  if (edition === base) return undefined;
  return {
    source: NOTES_SOURCE,
    document,
    edition,
    base,
    weight: 'cosmetic',
    note: said.sourcesChanged,
  };
}
