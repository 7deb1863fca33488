// Requests that an open page makes by itself, without anyone at the keyboard.
import type { HttpExchange } from '../http.js';

/** A script reads these; a page of HTML would be no answer to it. */
export function isBackground({ path }: Pick<HttpExchange, 'path'>): boolean {
  return path.endsWith('/events') || path === '/chat/session';
}
