// Protects the forms of signed-in people against cross-site request forgery.
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import type { HttpExchange } from '../../http/http.js';
import { markup, type Html } from '../design/markup.js';
import {
  checkRate,
  FOREIGN,
  isFromOurPages,
  isIdempotencyKey,
  newIdempotencyKey,
  UNREADABLE,
  type Posted,
  type Refusal,
} from './post-guard.js';
import type { RateLimits } from './rate-limits.js';
import type { SignedIn } from '../model/signed-in.js';

const OLD_PAGE: Refusal = { status: 403, problem: staffWording.outOfDate };

export interface CsrfForm {
  token: string;
  newIdempotencyKey: () => string;
}

export function csrfFormOf({ formToken }: SignedIn): CsrfForm {
  return { token: formToken, newIdempotencyKey };
}

export function hiddenFields(form: CsrfForm): Html {
  return markup`<input type="hidden" name="token" value="${form.token}"><input type="hidden" name="press" value="${form.newIdempotencyKey()}">`;
}

/** Returns undefined if the form may be processed. */
export async function checkForm(
  { options, limits }: { options: { publicUrl?: string }; limits: RateLimits },
  { person, formToken }: SignedIn,
  exchange: HttpExchange,
  posted: Posted,
): Promise<Refusal | undefined> {
  if (!isFromOurPages(exchange, options.publicUrl)) return FOREIGN;
  if (posted.field('token') !== formToken) return OLD_PAGE;
  if (!isIdempotencyKey(posted.field('press'))) return UNREADABLE;
  return checkRate(limits, 'action', { session: person.id });
}
