// Finds the page where an editor can correct or remove a document.
import type { EditingStore, LibraryStore } from '../../../../ingest/model/ports.js';
import { notePath, sourcePath, SOURCES_PATH, UPLOADS_PATH } from '../../model/paths.js';
import type { EditorsReviewPorts } from '../../ports/web-options.js';
import type { UploadDesk } from '../../ports/editors-writing-ports.js';
import { recallWording } from '../wording/recall-wording.js';

export interface EditingLink {
  path: string;
  /** The words in braces become the link. */
  text: string;
}

interface EditingPorts {
  writing: { notes: { library: Pick<LibraryStore, 'note'> }; uploads: Pick<UploadDesk, 'list'> };
  review: Pick<EditorsReviewPorts, 'registry'> & { ports: { editing: Pick<EditingStore, 'changesTo'> } };
}

export async function correctionOf(
  { writing, review }: EditingPorts,
  document: string,
): Promise<EditingLink> {
  const { note, upload, source } = recallWording.correct;
  if (await writing.notes.library.note(document)) return { path: notePath(document), text: note };
  const uploads = await writing.uploads.list();
  if (uploads.some(({ slug }) => slug === document)) return { path: UPLOADS_PATH, text: upload };
  const from = (await review.ports.editing.changesTo(document)).at(-1)?.source ?? document;
  const { sources } = await review.registry();
  const isFollowed = sources.some(({ slug }) => slug === from);
  return { path: isFollowed ? sourcePath(from) : SOURCES_PATH, text: source };
}
