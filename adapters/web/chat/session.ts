// Works out which chat a request belongs to, from random secrets in the browser's cookies. The store only
// ever has digests of those secrets.
import { randomBytes } from 'node:crypto';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { HttpExchange } from '../../http/http.js';
import { CHAT_COOKIE, EARLIER_COOKIE, forgetChats } from '../security/chat-cookies.js';
import { readCookie, writeCookie } from '../security/cookies.js';
import { digest } from '../security/digest.js';
import { readPost } from '../security/post-guard.js';
import { chatPerson, personalPlaceOf } from '../model/places.js';
import type { TokenSigner } from '../security/signed-token.js';

export interface ChatSession {
  person: Person;
  place: Place;
  token: string;
  /** Identifies the chat in addresses. It is not secret. */
  tag: string;
  /**
   * The secret in the cookie, also used for a link back to the chat. It must never be shown, logged or stored
   * unencrypted.
   */
  secret: string;
}

export interface ChatSessions {
  /**
   * Returns the chat that a form was sent from, so that each tab keeps its own chat. If no form was sent,
   * returns the chat with this tag or, without a tag, the newest. Undefined if this browser does not have
   * that chat.
   */
  read(exchange: HttpExchange, tag?: string | null): ChatSession | undefined;
  /**
   * Returns the newest chat, or a new one if there is none. The cookie only lasts until the browser is
   * closed, because people share computers.
   */
  readOrBegin(exchange: HttpExchange): { session: ChatSession; cookies: string[] };
  accepts(session: ChatSession, token: string | undefined): boolean;
  /** Creates a chat. Call `goTo` to give it to the browser. */
  create(): ChatSession;
  /**
   * Creates the chat that replaces an erased one. Everything from the same tab goes to the same new chat, because a
   * tab may send more before it knows about the new chat. Each browser that still has the erased chat gets a
   * different new chat.
   */
  createAfter(erased: ChatSession, tab: string): ChatSession;
  /** This browser's other chats, newest first. */
  others(exchange: HttpExchange, than?: ChatSession): ChatSession[];
  /**
   * Returns the cookies that make the chat with this secret the newest, or none if it is already the newest.
   * If there would be too many chats, the browser forgets the oldest, except those in `keep`.
   */
  goTo(exchange: HttpExchange, secret: string, keep?: readonly { session: ChatSession }[]): string[];
  /** Returns the cookies that make the browser forget its chats. */
  leaving(): string[];
}

const SECRET_BYTES = 24;
const SECRET_LENGTH = 32;
/** Matches each secret in the cookie. There is nothing between the secrets. */
const SECRETS = /[\w-]{32}/g;
/**
 * A lower limit would make the browser forget chats, which people could then not erase from the page. A higher one
 * would be slow: each page, and each change in one of these chats, reads and decrypts all of them to look for open
 * requests and recalls.
 */
const MOST_EARLIER = 20;

export function createChatSessions({ signer, https }: { signer: TokenSigner; https: boolean }): ChatSessions {
  const sessionOf = (secret: string) => sessionWith(secret, signer);
  const signed = (exchange: HttpExchange, name: string, purpose: string) =>
    signer.verify(purpose, readCookie(exchange, name, https) ?? '');
  const secretsIn = (exchange: HttpExchange): string[] => {
    const newest = signed(exchange, CHAT_COOKIE, 'chat');
    const earlier = signed(exchange, EARLIER_COOKIE, 'earlier chats')?.match(SECRETS) ?? [];
    return newest === undefined ? [] : [newest, ...earlier];
  };
  const newestIs = (secret: string) => writeCookie(CHAT_COOKIE, signer.sign('chat', secret), { https });
  const accepts = (session: ChatSession, token: string | undefined) =>
    token !== undefined && signer.matches('chat form', session.secret, token);

  function goTo(
    exchange: HttpExchange,
    secret: string,
    keep: readonly { session: ChatSession }[] = [],
  ): string[] {
    const left = secretsIn(exchange);
    if (left[0] === secret) return [];
    const earlier = left.filter((one) => one !== secret);
    const mayGo = earlier.filter((one) => keep.every(({ session }) => session.secret !== one));
    const most = left.includes(secret) ? earlier.length : MOST_EARLIER;
    const gone = mayGo.slice(Math.max(0, most - (earlier.length - mayGo.length)));
    const kept = earlier.filter((one) => !gone.includes(one)).join('');
    return [
      newestIs(secret),
      writeCookie(EARLIER_COOKIE, signer.sign('earlier chats', kept), {
        https,
        ...(kept === '' && { maxAgeSeconds: 0 }),
      }),
    ];
  }

  function read(exchange: HttpExchange, tag: string | null = null): ChatSession | undefined {
    const sessions = secretsIn(exchange).map(sessionOf);
    const token = readPost(exchange).field('token');
    const own = sessions.find((session) => accepts(session, token));
    return own ?? (tag === null ? sessions[0] : sessions.find((session) => session.tag === tag));
  }

  return {
    read,
    readOrBegin(exchange) {
      const known = read(exchange);
      if (known) return { session: known, cookies: [] };
      const secret = newSecret();
      return { session: sessionOf(secret), cookies: [newestIs(secret)] };
    },
    accepts,
    create: () => sessionOf(newSecret()),
    createAfter: ({ secret }, tab) =>
      sessionOf(signer.signature('erased-chat', `${secret} ${tab}`).slice(0, SECRET_LENGTH)),
    others: (exchange, than) =>
      secretsIn(exchange)
        .filter((secret) => secret !== than?.secret)
        .map(sessionOf),
    goTo,
    leaving: () => forgetChats(https),
  };
}

function sessionWith(secret: string, signer: TokenSigner): ChatSession {
  const person = chatPerson(digest(secret).slice(0, 22));
  return {
    person,
    place: personalPlaceOf(person)!,
    token: signer.signature('chat form', secret),
    tag: signer.signature('chat tag', secret).slice(0, 12),
    secret,
  };
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
