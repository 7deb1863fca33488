import type { HttpExchange } from '../../http/http.js';

export interface CookieOptions {
  /**
   * Over HTTPS, cookie names get a prefix that stops other hosts in our domain from setting these cookies.
   */
  https: boolean;
  /**
   * The lifetime of the cookie. If absent, the cookie lasts until the browser is closed. 0 deletes the
   * cookie.
   */
  maxAgeSeconds?: number;
}

export function readCookie(
  exchange: Pick<HttpExchange, 'headers'>,
  name: string,
  https: boolean,
): string | undefined {
  const wanted = cookieName(name, https);
  return pairsIn(exchange).find((pair) => pair.name === wanted)?.value;
}

/** Our cookies whose names begin with `start`, in the order that the browser sends them. */
export function cookieNames(
  exchange: Pick<HttpExchange, 'headers'>,
  start: string,
  https: boolean,
): string[] {
  const prefix = cookieName('', https);
  return pairsIn(exchange)
    .filter(({ name }) => name.startsWith(prefix + start))
    .map(({ name }) => name.slice(prefix.length));
}

function pairsIn({ headers }: Pick<HttpExchange, 'headers'>): { name: string; value: string }[] {
  return (headers.cookie ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [{ name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() }] : [];
  });
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
