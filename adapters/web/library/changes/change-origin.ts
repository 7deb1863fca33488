// Finds where a change comes from: a source, an upload or a practice note.
import {
  citationLinks,
  NOTES_SOURCE,
  passagesCited,
  type CitationLink,
  type HeldNote,
} from '../../../../ingest/model/practice-note.js';
import { changesToCited, type CitedChange } from '../../../../ingest/notes/changes-to-cited.js';
import { listNotes } from '../../../../ingest/notes/list-notes.js';
import type { ChangeRecord } from '../../../../ingest/model/editing.js';
import { UPLOADS_SOURCE } from '../../../../ingest/model/upload.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import type { EditingLibrary } from '../frame/context.js';

export interface ChangeOrigin {
  how: 'upload' | 'note' | 'source';
  /** Who uploaded or wrote the document. Absent for a source, and for text that has been replaced since. */
  by?: string;
  links: readonly CitationLink[];
  /** The practice note with this text. Absent for a note that has been saved again since. */
  note?: Pick<HeldNote, 'words' | 'owner' | 'reviewOn'>;
  /** Documents that the practice note cites, but that have been replaced or withdrawn. */
  notCurrent: readonly GuidanceDocument[];
  /** Titles of documents from which the note cites passages that are no longer live. */
  lost: readonly string[];
  /** What other changes under review would do to the text that the note cites. */
  citedChanges: readonly CitedChange[];
}

const NOT_A_NOTE = { links: [], notCurrent: [], lost: [], citedChanges: [] } as const;

export async function readChangeOrigin(
  library: EditingLibrary,
  { source, document, edition }: ChangeRecord,
): Promise<ChangeOrigin> {
  const { notes, uploads } = library.editing.writing;
  if (source === UPLOADS_SOURCE) {
    const upload = (await uploads.list()).find((one) => one.slug === document && one.edition === edition);
    return { how: 'upload', ...NOT_A_NOTE, ...(upload && { by: upload.editor }) };
  }
  if (source !== NOTES_SOURCE) return { how: 'source', ...NOT_A_NOTE };
  const listed = (await listNotes(notes)).find(({ note }) => note.slug === document);
  if (!listed || listed.note.edition !== edition) return { how: 'note', ...NOT_A_NOTE };
  const { note, lost } = listed;
  const { body } = note.words;
  const cited = new Set(passagesCited(body).map((one) => one.document));
  const live = cited.size ? ((await library.options.guidance.documents())?.documents ?? []) : [];
  return {
    how: 'note',
    by: note.savedBy,
    note,
    links: citationLinks(body),
    notCurrent: live.filter(({ slug, standing }) => cited.has(slug) && standing !== 'current'),
    citedChanges: await changesToCited(library.editing.review.ports.editing, body),
    lost: lost.map((slug) => live.find((one) => one.slug === slug)?.title ?? slug),
  };
}
