// Defines the cookies that give access to someone's conversations, so that they are always deleted together.
import { writeCookie } from './cookies.js';

export const CHAT_COOKIE = 'chat';
export const EARLIER_COOKIE = 'chats';

export function forgetChats(https: boolean): string[] {
  return [CHAT_COOKIE, EARLIER_COOKIE].map((name) => writeCookie(name, '', { https, maxAgeSeconds: 0 }));
}
