// What the parts of the desk share.
import type { HttpExchange } from '../../http.js';
import type { Assets } from '../assets.js';
import type { RateLimits } from '../rate-limits.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import type { WebOptions } from '../types.js';

export interface Desk {
  options: WebOptions;
  assets: Assets;
  limits: RateLimits;
  now: () => Date;
  visitorOf(exchange: HttpExchange): SignedIn;
}
