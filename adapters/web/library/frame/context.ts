import type { HttpExchange } from '../../../http/http.js';
import type { Assets } from '../../design/assets.js';
import type { Sender } from '../../security/open-streams.js';
import type { RateLimits } from '../../security/rate-limits.js';
import type { WordsOf } from '../../security/request-language.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { EditingPages, WebOptions } from '../../ports/web-options.js';

export interface Library {
  options: WebOptions;
  assets: Assets;
  limits: RateLimits;
  wordsOf: WordsOf;
  now: () => Date;
  /** Returns undefined if no one is signed in, which is possible on a page that anyone can open. */
  readerOf(exchange: HttpExchange): Promise<SignedIn | undefined>;
  /**
   * Returns the editor who sent the request. Only for addresses that the access table restricts to editors.
   */
  editorOf(exchange: HttpExchange): SignedIn;
}

/**
 * Identifies the sender for rate limits. People who are signed in have their own limit, so that strangers at
 * the same address cannot use it up.
 */
export async function librarySender(library: Library, exchange: HttpExchange): Promise<Partial<Sender>> {
  const reader = await library.readerOf(exchange);
  return reader ? { session: reader.person.id } : { address: exchange.sender };
}

export interface EditingLibrary extends Library {
  editing: EditingPages;
}
