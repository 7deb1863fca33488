// Which chat a browser belongs to: a random secret in a cookie, of which nothing but a digest is stored anywhere.
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
  /** Goes into every form of the page. */
  token: string;
  /** Tells the page that its chat is still the one of the cookie; no secret. */
  tag: string;
}

export interface ChatSessions {
  /** Undefined without a cookie of ours. */
  read(exchange: HttpExchange): ChatSession | undefined;
  /** A new chat, and the cookie that remembers it until the browser is closed: computers are shared. */
  begin(): { session: ChatSession; cookie: string };
  accepts(session: ChatSession, token: string | undefined): boolean;
  /** The cookie that makes the browser forget its chat. */
  leaving(): string;
}

const COOKIE = 'chat';

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
  return {
    read(exchange) {
      const secret = signer.verify('chat', readCookie(exchange, COOKIE, https) ?? '');
      return secret === undefined ? undefined : sessionOf(secret);
    },
    begin() {
      const secret = randomBytes(24).toString('base64url');
      return {
        session: sessionOf(secret),
        cookie: writeCookie(COOKIE, signer.sign('chat', secret), { https }),
      };
    },
    accepts: (session, token) => token !== undefined && digest(token) === digest(session.token),
    leaving: () => writeCookie(COOKIE, '', { https, maxAgeSeconds: 0 }),
  };
}

/** Whoever reads the store or the desk learns no cookie from it. */
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 22);
}
