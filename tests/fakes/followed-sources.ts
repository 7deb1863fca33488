// Makes a source to check for changes, and a fetcher that may connect to this machine, for tests.
import { createAddressCheck } from '../../adapters/sources/check-address.js';
import { createFetcher, type FetchPage, type FetcherOptions } from '../../adapters/sources/fetch-politely.js';
import type { FetchedCopy, FetchedSource, HeldCopy } from '../../ingest/model/fetching.js';
import type { FollowedSource } from '../../ingest/model/source-registry.js';

export function localFetcher(change: Partial<FetcherOptions> = {}): FetchPage {
  const privateHosts = ['127.0.0.1'];
  return createFetcher({ addresses: createAddressCheck(privateHosts), privateHosts, pauseMs: 0, ...change });
}

const described = {
  title: 'Help for trafficked children',
  publisher: 'Home Office',
  jurisdictions: ['england', 'wales'],
  authority: 'statutory-guidance',
  owner: 'social work',
  schedule: '0 5 * * *',
  licence: 'Open Government Licence v3.0',
  attribution: 'Contains public sector information.',
} satisfies Partial<FollowedSource>;

export function govukSource(path: string, slug = 'help'): FollowedSource {
  return { ...described, slug, kind: 'govuk', path, jurisdictions: ['england', 'wales'] };
}

export function webPageSource(url: string, slug = 'page'): FollowedSource {
  return { ...described, slug, kind: 'web-page', url, jurisdictions: ['england', 'wales'] };
}

/** Keeps fetched content from one check of a source to the next, as the store does. */
export function copyShelf() {
  const copies = new Map<string, FetchedCopy>();
  const held: HeldCopy = (url) => Promise.resolve(copies.get(url));
  return {
    held,
    keep: (found: FetchedSource) => found.copies.forEach((copy) => copies.set(copy.url, copy)),
  };
}

export const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes);
