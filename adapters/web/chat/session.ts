// Works out which chat a browser belongs to, from a random secret in a cookie. We only ever store a digest of
// the secret.
import { createHash, randomBytes } from 'node:crypto';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { HttpExchange } from '../../http/http.js';
import { readCookie, writeCookie } from '../security/cookies.js';
import { chatPerson, personalPlaceOf } from '../model/places.js';
import type { TokenSigner } from '../security/signed-token.js';

export interface ChatSession {
  person: Person;
  place: Place;
  /** Goes into every form on the page. */
  token: string;
  /** Shows the page whether its chat is still the one in the cookie. It is not secret. */
  tag: string;
}

export interface ChatSessions {
  /** Undefined if the browser has none of our cookies. */
  read(exchange: HttpExchange): ChatSession | undefined;
  /** A new chat, and a cookie that lasts only until the browser is closed, because computers are shared. */
  begin(): { session: ChatSession; cookie: string };
  accepts(session: ChatSession, token: string | undefined): boolean;
  /** Other chats in this browser since it was opened, most recently left first. */
  earlier(exchange: HttpExchange): ChatSession[];
  /** The cookies that start a new chat, and add the current one to the earlier chats. */
  startNew(exchange: HttpExchange): string[];
  /** The cookies that go back to the earlier chat with this tag; undefined if there is none. */
  goBack(exchange: HttpExchange, tag: string | undefined): string[] | undefined;
  /** The cookies that open the chat with this secret. */
  goTo(exchange: HttpExchange, secret: string): string[];
  /** The secret in the cookie, for a link back to its chat; undefined without a cookie. */
  secretOf(exchange: HttpExchange): string | undefined;
  /** The cookies that make the browser forget its chats. */
  leaving(): string[];
}

const COOKIE = 'chat';
const EARLIER_COOKIE = 'chats';
const SECRET_BYTES = 24;
/** The cookie lists the secrets one after another. Each is 32 characters. */
const SECRETS = /[\w-]{32}/g;
/** A cookie holds up to 4,096 bytes, and no one will look through more chats than this. */
const MOST_EARLIER = 20;

export function createChatSessions({ signer, https }: { signer: TokenSigner; https: boolean }): ChatSessions {
  const sessionOf = (secret: string): ChatSession => {
    const person = chatPerson(digest(secret));
    return {
      person,
      place: personalPlaceOf(person)!,
      token: signer.signature('chat form', secret),
      tag: signer.signature('chat tag', secret).slice(0, 12),
    };
  };
  const signed = (exchange: HttpExchange, name: string, purpose: string) =>
    signer.verify(purpose, readCookie(exchange, name, https) ?? '');
  const secretOf = (exchange: HttpExchange) => signed(exchange, COOKIE, 'chat');
  const earlierSecrets = (exchange: HttpExchange) =>
    signed(exchange, EARLIER_COOKIE, 'earlier chats')?.match(SECRETS) ?? [];
  const current = (secret: string) => writeCookie(COOKIE, signer.sign('chat', secret), { https });

  function goTo(exchange: HttpExchange, secret: string): string[] {
    const left = [secretOf(exchange), ...earlierSecrets(exchange)];
    const earlier = [...new Set(left)].filter((one) => one !== undefined && one !== secret);
    const kept = earlier.slice(0, MOST_EARLIER).join('');
    return [
      current(secret),
      writeCookie(EARLIER_COOKIE, signer.sign('earlier chats', kept), {
        https,
        ...(kept === '' && { maxAgeSeconds: 0 }),
      }),
    ];
  }

  return {
    read(exchange) {
      const secret = secretOf(exchange);
      return secret === undefined ? undefined : sessionOf(secret);
    },
    begin() {
      const secret = newSecret();
      return { session: sessionOf(secret), cookie: current(secret) };
    },
    accepts: (session, token) => token !== undefined && digest(token) === digest(session.token),
    earlier: (exchange) => earlierSecrets(exchange).map(sessionOf),
    startNew: (exchange) => goTo(exchange, newSecret()),
    goBack(exchange, tag) {
      const secret = earlierSecrets(exchange).find((one) => sessionOf(one).tag === tag);
      return secret === undefined ? undefined : goTo(exchange, secret);
    },
    goTo,
    secretOf,
    leaving: () => [COOKIE, EARLIER_COOKIE].map((name) => writeCookie(name, '', { https, maxAgeSeconds: 0 })),
  };
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Someone who reads the store or the desk cannot work out the cookie from this. */
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 22);
}
