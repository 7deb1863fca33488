// Recognises a new version of a document that has a new file name, so that it is compared with the earlier
// version.
import type { FetchedDocument, FetchedSource } from '../model/fetching.js';
import type { EditionRecord } from '../model/ports.js';

/**
 * Publishers number their files: guidance-v3.13.pdf becomes guidance-v3.14.pdf. A new document and a missing
 * one count as the same document if only those 2 share an address, a title or a file name (ignoring numbers).
 */
export function keepSlugs(
  { documents, problems }: Pick<FetchedSource, 'documents' | 'problems'>,
  live: readonly EditionRecord[],
): FetchedDocument[] {
  const named = new Set([
    ...documents.map(({ details }) => details.slug),
    ...problems.map(({ slug }) => slug),
  ]);
  const unread = new Set(problems.flatMap(({ url }) => url ?? []));
  const known = new Set(live.map(({ document }) => document.slug));
  const fresh = documents.filter(({ details }) => !known.has(details.slug));
  const vanished = live.filter(({ document: { slug, url } }) => !(named.has(slug) || unread.has(url ?? '')));
  const slugs = new Map<FetchedDocument, string>();
  for (const keyOf of KEYS) {
    const unpaired = fresh.filter((one) => !slugs.has(one));
    const left = vanished.filter(({ document }) => ![...slugs.values()].includes(document.slug));
    for (const one of unpaired) {
      const key = keyOf(one.details);
      const [same, ...others] = left.filter(({ document }) => keyOf(document) === key);
      const isOnly = unpaired.filter(({ details }) => keyOf(details) === key).length === 1;
      if (key !== undefined && same && !others.length && isOnly) slugs.set(one, same.document.slug);
    }
  }
  return documents.map((one) => ({
    ...one,
    details: { ...one.details, slug: slugs.get(one) ?? one.details.slug },
  }));
}

interface Named {
  slug: string;
  title?: string;
  url?: string;
}

/** Titles and names are only compared between pages with the same parent page. */
const KEYS: readonly ((named: Named) => string | undefined)[] = [
  ({ url }) => url,
  ({ slug, title }) => title && `${parentOf(slug)} ${title}`,
  ({ slug }) => `${parentOf(slug)} ${slug.slice(parentOf(slug).length).replace(/[\d-]+/g, '')}`,
];

function parentOf(slug: string): string {
  return slug.slice(0, Math.max(slug.lastIndexOf('.'), 0));
}
