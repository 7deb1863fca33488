// Recognises requests that an open page makes by itself, when no one may be at the keyboard.
import type { HttpExchange } from '../../http/http.js';

/** A script reads the replies to these requests, and could not use an HTML page. */
export function isBackground({ path }: Pick<HttpExchange, 'path'>): boolean {
  return isEventStream({ path }) || path === '/chat/session';
}

export function isEventStream({ path }: Pick<HttpExchange, 'path'>): boolean {
  return path.endsWith('/events');
}
