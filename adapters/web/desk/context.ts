// What the parts of the desk share.
import { randomBytes } from 'node:crypto';
import type { HttpExchange } from '../../http.js';
import type { Assets } from '../assets.js';
import type { RateLimits } from '../rate-limits.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import type { WebOptions } from '../types.js';

export interface FormSetting {
  /** The token of the page's forms. */
  token: string;
  newPress: () => string;
}

export interface Desk {
  options: WebOptions;
  assets: Assets;
  limits: RateLimits;
  now: () => Date;
  visitorOf(exchange: HttpExchange): SignedIn;
}

export function formsOf({ formToken }: SignedIn): FormSetting {
  return { token: formToken, newPress: () => randomBytes(12).toString('base64url') };
}
