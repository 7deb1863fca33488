// Reads and writes the web pages' cookies.
import type { HttpExchange } from '../../http/http.js';

export interface CookieOptions {
  /** Over HTTPS the name gets a prefix that stops neighbouring hosts from planting a cookie with that name. */
  https: boolean;
  /** Absent: lasts until the browser is closed. 0 removes the cookie. */
  maxAgeSeconds?: number;
}

export function readCookie(
  exchange: Pick<HttpExchange, 'headers'>,
  name: string,
  https: boolean,
): string | undefined {
  const wanted = cookieName(name, https);
  for (const pair of (exchange.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === wanted) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** `value` may only contain base64url characters and dots. */
export function writeCookie(name: string, value: string, { https, maxAgeSeconds }: CookieOptions): string {
  return [
    `${cookieName(name, https)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(https ? ['Secure'] : []),
    ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`]),
  ].join('; ');
}

function cookieName(name: string, https: boolean): string {
  return https ? `__Host-${name}` : name;
}
