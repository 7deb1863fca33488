// Recognises requests that an open page makes on its own, without anyone at the keyboard.
import type { HttpExchange } from '../../http/http.js';

/** A script reads the replies to these, and could do nothing with a page of HTML. */
export function isBackground({ path }: Pick<HttpExchange, 'path'>): boolean {
  return isEventStream({ path }) || path === '/chat/session';
}

export function isEventStream({ path }: Pick<HttpExchange, 'path'>): boolean {
  return path.endsWith('/events');
}
