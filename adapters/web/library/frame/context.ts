// Defines what the sections of the library share.
import type { HttpExchange } from '../../../http/http.js';
import type { Assets } from '../../design/assets.js';
import type { RateLimits } from '../../security/rate-limits.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { EditingPages, WebOptions } from '../../ports/web-options.js';

export interface Library {
  options: WebOptions;
  assets: Assets;
  limits: RateLimits;
  now: () => Date;
  /** The person reading. Undefined if no one is signed in, as may be the case on a page that anyone can open. */
  readerOf(exchange: HttpExchange): Promise<SignedIn | undefined>;
  /** The editor. Only for addresses that the access table gives to editors. */
  editorOf(exchange: HttpExchange): SignedIn;
}

/** The library where editors work. */
export interface EditingLibrary extends Library {
  editing: EditingPages;
}
