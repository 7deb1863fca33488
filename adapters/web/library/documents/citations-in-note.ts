// Finds the citations in a practice note. Reads the note's original text, because its passages have no links.
import { citationLinks, type CitationLink } from '../../../../ingest/model/practice-note.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import type { WritingDesk } from '../../ports/editors-writing-ports.js';
import type { Library } from '../frame/context.js';

type Shown = { edition: number } | { release: number };

/**
 * Returns no citations for a document that is not a practice note, or if the service has no editors. Also
 * returns none for an older edition of a note, because this only reads the text of the latest one.
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
