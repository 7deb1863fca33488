// Defines the settings and functions that the library's modules share.
import type { HttpExchange } from '../../../http/http.js';
import type { Assets } from '../../design/assets.js';
import type { Sender } from '../../security/open-streams.js';
import type { RateLimits } from '../../security/rate-limits.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { EditingPages, WebOptions } from '../../ports/web-options.js';

export interface Library {
  options: WebOptions;
  assets: Assets;
  limits: RateLimits;
  now: () => Date;
  /** Undefined if no one is signed in, which is possible on a page that anyone can open. */
  readerOf(exchange: HttpExchange): Promise<SignedIn | undefined>;
  /** Only for addresses that the access table restricts to editors. */
  editorOf(exchange: HttpExchange): SignedIn;
}

/** Someone who is signed in is counted alone, so that strangers at their address cannot use up their share. */
export async function senderOf(library: Library, exchange: HttpExchange): Promise<Partial<Sender>> {
  const reader = await library.readerOf(exchange);
  return reader ? { session: reader.person.id } : { address: exchange.sender };
}

export interface EditingLibrary extends Library {
  editing: EditingPages;
}
