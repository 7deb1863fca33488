// Defines what every way of signing in provides, and the addresses for signing in and out.
import type { UserRole } from '../../../bot/model/people/roles.js';
import { hasDesk, homeOf } from '../model/desk-pages.js';
import { DESK_PATH } from '../model/paths.js';
import type { HttpExchange, PageRoutes, Log } from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import type { Renewed } from './renew-session.js';
import type { Sessions } from './sessions.js';

export const SIGN_IN_PATH = '/sign-in';
export const CALLBACK_PATH = '/sign-in/callback';
export const SIGN_OUT_PATH = '/sign-out';
export const SIGNED_OUT_PATH = '/signed-out';

export interface SignIn {
  permits(exchange: HttpExchange): boolean;
  /** The address where people can also sign out of the provider. Undefined if the provider has none. */
  leaveProvider(): Promise<string | undefined>;
  /** Asks the provider again, with the token from the sign-in. Absent if there is no provider. */
  renew?(refreshToken: string, log: Log): Promise<Renewed>;
  /**
   * Says in one line how people sign in, for `ctac doctor`. Throws a failure with a remedy if they cannot.
   */
  check(): Promise<string>;
  register(routes: PageRoutes, shared: SignInShared): void;
}

export interface SignInShared {
  assets: Assets;
  sessions: Sessions;
  https: boolean;
  publicUrl?: string;
  log: Log;
}

/**
 * The page to open after signing in, always on our own site. The parsed address is checked, because
 * "/.//other.example" looks like a path but becomes "//other.example", which is another site.
 */
export function pageToReturnTo(asked: string | null | undefined): string {
  const fallback = '/desk';
  const base = 'http://ours.invalid';
  if (!asked || asked.length > 500 || !URL.canParse(asked, base)) return fallback;
  const { origin, pathname, search } = new URL(asked, base);
  const to = pathname + search;
  return origin === base && /^\/(?!\/|sign)[^\\]*$/.test(to) ? to : fallback;
}

/**
 * Returns the page to open after signing in. That is the desk by default, so people who may not open any page of the
 * desk get their own first page instead. If they followed a link to a certain page, that page says why they cannot
 * open it.
 */
export function firstPage(to: string, roles: readonly UserRole[]): string {
  const isDesk = to === DESK_PATH || to.startsWith(`${DESK_PATH}?`);
  return isDesk && !hasDesk({ roles }) ? (homeOf(roles) ?? '/') : to;
}

export function startAddress(returnTo: string): string {
  return `${SIGN_IN_PATH}?to=${encodeURIComponent(returnTo)}`;
}
