// Finds the citations in a practice note. Its passages are plain text, so the links are read from the note as written.
import { citationLinks, type CitationLink } from '../../../../ingest/model/practice-note.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import type { Library } from '../frame/context.js';

/** Empty for any other document, and for a service without editors. */
export async function citationLinksIn(
  { options }: Pick<Library, 'options'>,
  { slug, cites }: Pick<GuidanceDocument, 'slug' | 'cites'>,
): Promise<CitationLink[]> {
  const note = cites?.length ? await options.editing?.writing.notes.find(slug) : undefined;
  return note ? citationLinks(note.words.body) : [];
}
