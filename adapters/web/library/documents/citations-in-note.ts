// Finds the citations in a practice note. Reads the note's original text, because its passages have no links.
import { citationLinks, passagesCited, type CitationLink } from '../../../../ingest/model/practice-note.js';
import type { GuidanceQueries } from '../../../../bot/model/guidance-queries.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import type { EditorsWritingPorts } from '../../ports/editors-writing-ports.js';
import type { Library } from '../frame/context.js';
import { passageAnchor, passagePath } from './passages.js';

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
  const note = await writing?.notes.library.note(slug);
  if (!writing || !note || note.edition !== (await editionOf(writing, slug, shown))) return [];
  return inTheirParts(options.guidance, citationLinks(note.words.body));
}

/** Adds the part to each address. A note keeps addresses as they were when it was written, perhaps without a part. */
async function inTheirParts(
  guidance: Pick<GuidanceQueries, 'document'>,
  links: readonly CitationLink[],
): Promise<CitationLink[]> {
  const cited = links.map(({ address }) => passagesCited(address)[0]);
  const slugs = [...new Set(cited.flatMap((one) => one?.document ?? []))];
  const passages = (
    await Promise.all(slugs.map(async (slug) => (await guidance.document(slug))?.passages ?? []))
  ).flat();
  return links.map((link, index) => {
    const anchor = `passage-${cited[index]?.passage}`;
    const passage = passages.find(
      (one) => one.document === cited[index]?.document && passageAnchor(one) === anchor,
    );
    return passage ? { ...link, address: passagePath(passage) } : link;
  });
}

async function editionOf(
  { editions }: Pick<EditorsWritingPorts, 'editions'>,
  slug: string,
  shown: Shown,
): Promise<number | undefined> {
  if ('edition' in shown) return shown.edition;
  const history = await editions.history(slug);
  return history.find(({ releases }) => releases.includes(shown.release))?.edition.id;
}
