// Fetches one page or file from the web, for legislation.gov.uk and for publishers that only have a website.
import type { FetchSource, FetchedSource } from '../../ingest/model/fetching.js';
import type { FetchPage } from './fetch-politely.js';
import { fileKindOf } from './file-kind.js';
import { createReader } from './read-unless-unchanged.js';
import { sourcesWording } from './wording.js';

export function createWebPageSource(fetchPage: FetchPage): FetchSource {
  return async (source, held) => {
    if (source.kind !== 'web-page') throw new Error(`${source.slug} is not a web page.`);
    const reader = createReader(fetchPage, new Set([new URL(source.url).hostname]), held);
    const reply = await reader.read(source.url);
    const result = (found: Pick<FetchedSource, 'state'> & Partial<FetchedSource>): FetchedSource => ({
      documents: [],
      problems: [],
      copies: reader.copies,
      requests: reader.requests,
      unchanged: reader.unchanged,
      movedTo: reply.movedTo,
      ...found,
    });
    if (reply.kind !== 'found')
      return result({ state: reply.kind, reason: 'why' in reply ? reply.why : undefined });
    const { copy, movedTo } = reply;
    const kind = fileKindOf(copy.contentType, movedTo ?? source.url);
    if (!kind)
      return result({
        state: 'refused',
        reason: sourcesWording.fileType(copy.contentType.slice(0, 60)),
      });
    const { slug, title, publisher, jurisdictions, authority, licence, attribution } = source;
    const details = {
      slug,
      title,
      publisher,
      jurisdictions,
      authority,
      licence,
      attribution,
      url: movedTo ?? source.url,
    };
    return result({
      state: movedTo ? 'moved' : 'available',
      // Do not use Last-Modified as the date, because most servers give the time of the request, and people
      // would cite that date.
      documents: [{ kind, bytes: copy.bytes, details }],
    });
  };
}
