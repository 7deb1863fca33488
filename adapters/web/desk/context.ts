// What the parts of the desk share, and who may be there.
import type { Person } from '../../../bot/person.js';
import type { HttpExchange, HttpReply } from '../../http.js';
import type { Assets } from '../assets.js';
import type { RateLimits } from '../rate-limits.js';
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
  formsOf(adviser: Person): FormSetting;
  /** Calls `serve` for somebody who is signed in; anybody else is sent to the sign-in, or refused for a stream. */
  asAdviser(
    exchange: HttpExchange,
    serve: (adviser: Person) => Promise<HttpReply>,
    otherwise?: HttpReply,
  ): Promise<HttpReply>;
}
