// Lists practice notes with the state of each: live, waiting for review, or citing guidance that has changed.
import { composedPassages } from '../editions/compose-edition.js';
import { liveEditions } from '../editions/draft-document.js';
import { UNDECIDED, type ChangeRecord } from '../model/editing.js';
import type { EditingStore, GuidanceStore, LibraryStore } from '../model/ports.js';
import { passagesCited, type ListedNote } from '../model/practice-note.js';
import type { Passage } from '../../knowledge/model/passage.js';

export interface ListNotesPorts {
  store: Pick<GuidanceStore, 'liveRelease' | 'editionsOf'>;
  editing: Pick<EditingStore, 'changes' | 'edition' | 'otherForms'>;
  library: Pick<LibraryStore, 'notes'>;
  /** Returns the passages of the live release. Empty before the first publication. */
  livePassages: () => Promise<readonly Passage[]>;
}

/** Returns notes, sorted by title. */
export async function listNotes(ports: ListNotesPorts): Promise<ListedNote[]> {
  const [notes, live, changes, passages] = await Promise.all([
    ports.library.notes(),
    liveEditions(ports.store),
    ports.editing.changes(),
    ports.livePassages(),
  ]);
  const ids = new Set(passages.map(({ id }) => id));
  const cited = notes.flatMap(({ words }) => passagesCited(words.body));
  for (const [passage, forms] of await ports.editing.otherForms(cited.map(({ passage }) => passage)))
    if (forms.some((form) => ids.has(form))) ids.add(passage);
  const missing = new Set(cited.filter(({ passage }) => !ids.has(passage)).map(({ document }) => document));
  for (const passage of await passagesUnderReview(ports.editing, changes, missing)) ids.add(passage);
  return notes
    .map((note): ListedNote => {
      const change = changes.findLast(({ document }) => document === note.slug);
      const lost = passagesCited(note.words.body)
        .filter(({ passage }) => !ids.has(passage))
        .map(({ document }) => document);
      return {
        note,
        isLive: live.get(note.slug)?.id === note.edition,
        lost: [...new Set(lost)],
        ...(change && { change }),
      };
    })
    .sort((one, other) => one.note.words.title.localeCompare(other.note.words.title, 'en-GB'));
}

/** A note may cite text that becomes live together with it. */
async function passagesUnderReview(
  editing: ListNotesPorts['editing'],
  changes: readonly ChangeRecord[],
  documents: ReadonlySet<string>,
): Promise<string[]> {
  const ids: string[] = [];
  for (const change of changes) {
    if (!UNDECIDED.includes(change.state) || !documents.has(change.document)) continue;
    ids.push(...(await composedPassages(editing, change)).map(({ id }) => id));
  }
  return ids;
}
