// Finds the titles of documents, sources and notes by their short names.
import { liveEditions } from '../../../../ingest/editions/draft-document.js';
import type { ChangeRecord } from '../../../../ingest/model/editing.js';
import { capitalised } from '../../design/capitalised.js';
import type { EditingPages } from '../../ports/web-options.js';

export type TitleOf = (slug: string) => string;

/** A new document is not among the live ones, so its title may come from its source, note or upload. */
export async function readTitles({ review, writing }: EditingPages): Promise<TitleOf> {
  const live = [...(await liveEditions(review.ports.store)).values()].map(({ document }) => document);
  const { sources } = await review.registry();
  const notes = (await writing.notes.library.notes()).map(({ slug, words: { title } }) => ({ slug, title }));
  // The list is newest first. Reverse it, so that the newest title of a document is the one that is kept.
  const uploads = [...(await writing.uploads.list())].reverse();
  const titles = new Map([...sources, ...uploads, ...notes, ...live].map(({ slug, title }) => [slug, title]));
  return (slug) => titles.get(slug) ?? inWords(slug);
}

export function titleOfChange(
  titleOf: TitleOf,
  { document, details }: Pick<ChangeRecord, 'document' | 'details'>,
): string {
  return details.title ?? titleOf(document);
}

function inWords(slug: string): string {
  return capitalised(slug.replaceAll('-', ' '));
}
