// What every form of a signed-in person carries, and what is checked of it before anything is done.
import { randomBytes } from 'node:crypto';
import type { HttpExchange } from '../../http/http.js';
import type { Html } from '../design/markup.js';
import { markup } from '../design/markup.js';
import type { Posted, Refusal } from './post-guard.js';
import { checkRate, FOREIGN, isFromOurPages, isPressId, UNREADABLE } from './post-guard.js';
import type { RateLimits } from './rate-limits.js';
import type { SignedIn } from '../model/signed-in.js';

const OLD_PAGE: Refusal = { status: 403, problem: 'This page is out of date. Reload it and try again.' };

export interface FormSetting {
  /** The token of the page's forms. */
  token: string;
  newPress: () => string;
}

export function formsOf({ formToken }: SignedIn): FormSetting {
  return { token: formToken, newPress: () => randomBytes(12).toString('base64url') };
}

/** Put it into the form: the token of the session, and an id that tells one press from the next. */
export function hiddenFields({ token, newPress }: FormSetting): Html {
  return markup`<input type="hidden" name="token" value="${token}"><input type="hidden" name="press" value="${newPress()}">`;
}

/** Undefined when it may go on. */
export async function checkForm(
  { options, limits }: { options: { publicUrl?: string }; limits: RateLimits },
  { person, formToken }: SignedIn,
  exchange: HttpExchange,
  posted: Posted,
): Promise<Refusal | undefined> {
  if (!isFromOurPages(exchange, options.publicUrl)) return FOREIGN;
  if (posted.field('token') !== formToken) return OLD_PAGE;
  if (!isPressId(posted.field('press'))) return UNREADABLE;
  return checkRate(limits, 'action', { session: person.id });
}
