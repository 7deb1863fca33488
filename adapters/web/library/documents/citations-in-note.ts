// Finds the citations in a practice note. Its passages are plain text, so the links are read from the note as written.
import { citationLinks, type CitationLink } from '../../../../ingest/model/practice-note.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import type { WritingDesk } from '../../ports/writing-desk.js';
import type { Library } from '../frame/context.js';

/** An edition by its ID, or the one that a release has. */
type Shown = { edition: number } | { release: number };

/**
 * Empty for any other document, and for a service without editors. Also empty for an edition that is not the note as
 * last saved: we do not keep the links of others.
 */
export async function citationLinksIn(
  { options }: Pick<Library, 'options'>,
  { slug, cites }: Pick<GuidanceDocument, 'slug' | 'cites'>,
  shown: Shown,
): Promise<CitationLink[]> {
  const writing = cites?.length ? options.editing?.writing : undefined;
  const note = await writing?.notes.find(slug);
  if (!writing || !note || note.edition !== (await editionOf(writing, slug, shown))) return [];
  return citationLinks(note.words.body);
}

async function editionOf(
  { editions }: Pick<WritingDesk, 'editions'>,
  slug: string,
  shown: Shown,
): Promise<number | undefined> {
  if ('edition' in shown) return shown.edition;
  const history = await editions.history(slug);
  return history.find(({ releases }) => releases.includes(shown.release))?.edition.id;
}
