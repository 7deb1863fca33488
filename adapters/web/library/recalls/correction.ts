// Finds where an editor corrects or removes a document: it is a note written here, an upload, or from a source.
import { notePath, sourcePath, SOURCES_PATH, UPLOADS_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { recallWording } from '../wording/recall-wording.js';

export interface Correction {
  path: string;
  /** Has the words of the link in braces. */
  text: string;
}

export async function correctionOf({ editing }: EditingLibrary, document: string): Promise<Correction> {
  const { writing, review } = editing;
  const { note, upload, source } = recallWording.correct;
  const notes = await writing.notes.list();
  if (notes.some((listed) => listed.note.slug === document)) return { path: notePath(document), text: note };
  const uploads = await writing.uploads.list();
  if (uploads.some(({ slug }) => slug === document)) return { path: UPLOADS_PATH, text: upload };
  const changes = await review.records.changes();
  const from = changes.findLast((change) => change.document === document)?.source ?? document;
  const { sources } = await review.registry();
  const isFollowed = sources.some(({ slug }) => slug === from);
  return { path: isFollowed ? sourcePath(from) : SOURCES_PATH, text: source };
}
