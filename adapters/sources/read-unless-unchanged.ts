// Reads addresses while a source is checked. If an address has not changed, returns our stored copy. Saves
// new copies.
import type { FetchedCopy, HeldCopy } from '../../ingest/model/fetching.js';
import type { FetchPage, PageReply } from './fetch-politely.js';
import { sourcesWording } from './wording.js';

export type ReadReply =
  | { kind: 'found'; movedTo?: string; copy: FetchedCopy }
  | Exclude<PageReply, { kind: 'found' | 'unchanged' }>;

export interface SourceReader {
  read(url: string): Promise<ReadReply>;
  /** Copies fetched so far in this check, each with the address that we requested. */
  readonly copies: FetchedCopy[];
  readonly requests: number;
  /** True once we have made as many requests as we allow for one source. */
  readonly isSpent: boolean;
  readonly unchanged: number;
}

/** A source with more pages than this is too large for an editor to review. */
const MAX_REQUESTS = 600;
export const TOO_MANY_PAGES = sourcesWording.tooManyPages(MAX_REQUESTS);

export function createReader(fetchPage: FetchPage, hosts: ReadonlySet<string>, held: HeldCopy): SourceReader {
  const copies: FetchedCopy[] = [];
  let requests = 0;
  let unchanged = 0;
  return {
    copies,
    get requests() {
      return requests;
    },
    get isSpent() {
      return requests >= MAX_REQUESTS;
    },
    get unchanged() {
      return unchanged;
    },
    async read(url) {
      if (requests >= MAX_REQUESTS) return { kind: 'refused', url, why: TOO_MANY_PAGES };
      requests += 1;
      const before = await held(url);
      const reply = await fetchPage({ url, hosts, held: before });
      if (reply.kind === 'unchanged') {
        unchanged += 1;
        // "Not modified" makes no sense for a page that we have never fetched.
        if (!before) return { kind: 'failed', url, why: sourcesWording.notModified };
        return { kind: 'found', movedTo: reply.movedTo, copy: before };
      }
      if (reply.kind === 'found') copies.push({ ...reply.copy, url });
      return reply;
    },
  };
}
