// Finds the page that a request was sent from. Always returns a page on this site that can be opened.
import { DESK_PATH, LIBRARY_PATH } from '../model/paths.js';
import type { HttpExchange } from '../../http/http.js';

/** Addresses that only accept POST. A page that shows a refused form again has one of these. */
const FORMS_ONLY = /^\/chat\/(messages|actions|new|leave)$|\/original$/;

export function pageBefore({ headers, path }: Pick<HttpExchange, 'headers' | 'path'>): string {
  const site = [DESK_PATH, LIBRARY_PATH].find((start) => path.startsWith(start)) ?? '/';
  const { referer } = headers;
  if (referer === undefined || !URL.canParse(referer)) return site;
  const { pathname, search } = new URL(referer);
  return pathname.startsWith('//') || FORMS_ONLY.test(pathname) ? site : `${pathname}${search}`;
}
