// Recognises requests that an open page sends by itself, possibly with no one at the keyboard.
import type { HttpExchange } from '../../http/http.js';

/** The replies are read by a script, which could not use an HTML page. */
export function isBackground({ path }: Pick<HttpExchange, 'path'>): boolean {
  return isEventStream({ path }) || path === '/chat/session';
}

export function isEventStream({ path }: Pick<HttpExchange, 'path'>): boolean {
  return path.endsWith('/events');
}
