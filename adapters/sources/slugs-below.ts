// Names the documents below a page: its attachments, or the pages of a collection.
import { hash } from 'node:crypto';

/**
 * Returns the slug of each address. If files in different folders or formats share a name, all their slugs get an
 * ending, so that no slug passes to another document when the publisher reorders them. `named` has the slugs that
 * are taken, and the address that each belongs to.
 */
export function slugsBelow(
  named: Map<string, string>,
  parent: string,
  addresses: readonly string[],
): Map<string, string> {
  const possible = new Map(addresses.map((address) => [address, possibleSlugs(parent, address)]));
  const counts = new Map<string, number>();
  for (const slug of [...possible.values()].flat()) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const slugs = new Map<string, string>();
  for (const [address, some] of possible) {
    const isItsOwn = (slug: string) => counts.get(slug) === 1 && (named.get(slug) ?? address) === address;
    const slug = some.find(isItsOwn) ?? some.at(-1)!;
    named.set(slug, address);
    slugs.set(address, slug);
  }
  return slugs;
}

function possibleSlugs(parent: string, address: string): string[] {
  const slug = `${parent}.${nameOf(address)}`;
  const extension = /\.(\w{1,5})$/.exec(address)?.[1]?.toLowerCase();
  return [
    slug,
    ...(extension ? [`${slug}-${extension}`] : []),
    `${slug}-${hash('sha256', address).slice(0, 8)}`,
  ];
}

/** Returns the last part of an address, with only the characters that a slug may contain. */
function nameOf(address: string): string {
  const last = address.split(/[?#]/)[0]!.split('/').filter(Boolean).at(-1) ?? 'part';
  const name = last
    .replace(/\.\w{1,5}$/, '')
    .replace(/[^\w-]+/g, '-')
    .toLowerCase();
  return name.slice(0, 60) || 'part';
}
