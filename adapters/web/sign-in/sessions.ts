// Manages sessions: a random secret in a cookie, a digest of it in the store, and roles that are read for
// each request.
import { randomBytes } from 'node:crypto';
import { auditRoles, auditSignIn } from '../../../bot/audit/audit-sign-in.js';
import type { AuditRecords } from '../../../bot/model/audit/event.js';
import type { UserRole } from '../../../bot/model/people/roles.js';
import {
  isIdle,
  type Identity,
  type Renewal,
  type Session,
} from '../../../bot/model/people/session-record.js';
import type { HttpExchange } from '../../http/http.js';
import { isBackground } from '../server/background-requests.js';
import { forgetChats } from '../security/chat-cookies.js';
import { readCookie, writeCookie } from '../security/cookies.js';
import { deskPerson } from '../model/places.js';
import { digest } from '../security/digest.js';
import type { TokenSigner } from '../security/signed-token.js';
import { renewSession, type RenewalSetting } from './renew-session.js';
import type { SignedIn } from '../model/signed-in.js';

/** Roles from the roles file, in addition to those from the provider. */
export type AddedRoles = (identity: Identity) => readonly UserRole[];

export interface Sessions {
  /** Returns undefined if no one is signed in, the session has ended or the cookie is not valid. */
  read(exchange: HttpExchange): Promise<SignedIn | undefined>;
  /**
   * Always makes a new secret. Otherwise, an attacker could give someone a session in advance and use it once
   * they sign in.
   */
  begin(
    exchange: HttpExchange,
    identity: Identity,
    renewal?: Renewal,
  ): Promise<{ cookies: string[]; roles: readonly UserRole[] }>;
  end(exchange: HttpExchange): Promise<{ cookies: string[] }>;
}

const COOKIE = 'session';
const SECRET_BYTES = 32;
/** The format of our secrets. Cookies in any other format are ignored. */
const SECRET = /^[\w-]{43}$/;
/** The maximum length of a session: long enough for a working day. */
const LONGEST_SECONDS = 12 * 60 * 60;
/** Identifies the owner of this browser's chats, without a name. */
const CHAT_OWNER_COOKIE = 'chat-owner';
/** The use of a session is recorded at most this often. */
const USE_EVERY_MS = 60_000;

export interface SessionsConfig extends RenewalSetting {
  idleHours: number;
  addedRoles: AddedRoles;
  audit: AuditRecords;
  signer: TokenSigner;
  https: boolean;
  /**
   * True if only signed-in people can chat. If so, the next person to sign in must not see a chat that
   * someone else left open.
   */
  chatNeedsSignIn: boolean;
}

export function createSessions(config: SessionsConfig): Sessions {
  const { records, signer, https, clock } = config;
  const takeAway = (name: string) => writeCookie(name, '', { https, maxAgeSeconds: 0 });
  /**
   * If the same person signs in again, they keep their chats. For anyone else, the chats are removed from the
   * browser.
   */
  const chatsFor = (exchange: HttpExchange, { subject }: Identity) => {
    const owner = signer.signature('chat owner', subject);
    const isTheirs = readCookie(exchange, CHAT_OWNER_COOKIE, https) === owner;
    return [writeCookie(CHAT_OWNER_COOKIE, owner, { https }), ...(isTheirs ? [] : forgetChats(https))];
  };
  const idOf = (exchange: HttpExchange) => {
    const secret = readCookie(exchange, COOKIE, https);
    return secret !== undefined && SECRET.test(secret) ? digest(secret) : undefined;
  };
  return {
    async read(exchange) {
      const id = idOf(exchange);
      const found = id === undefined ? undefined : await records.find(id, clock().toISOString());
      const session = found && (await stillOpen(config, found, exchange));
      return session && signedIn(session, config.addedRoles(session), signer);
    },
    async begin(exchange, identity, renewal) {
      const now = clock();
      const earlier = idOf(exchange);
      await records.removeEnded(now.toISOString());
      const secret = randomBytes(SECRET_BYTES).toString('base64url');
      await records.add({
        ...identity,
        id: digest(secret),
        beganAt: now.toISOString(),
        usedAt: now.toISOString(),
        ...(renewal && { renewal }),
        endsAt: new Date(now.getTime() + LONGEST_SECONDS * 1000).toISOString(),
      });
      // Only now, so that someone who signs in again never counts as signed out and keeps their requests.
      if (earlier !== undefined) await records.remove(earlier);
      const account = accountOf(identity, config.addedRoles(identity));
      await auditSignIn(config.audit, account, now.toISOString());
      return {
        roles: account.roles,
        cookies: [
          writeCookie(COOKIE, secret, { https, maxAgeSeconds: LONGEST_SECONDS }),
          ...(config.chatNeedsSignIn ? chatsFor(exchange, identity) : []),
        ],
      };
    },
    async end(exchange) {
      const id = idOf(exchange);
      const at = clock().toISOString();
      const ended = id === undefined ? undefined : await records.find(id, at);
      if (id !== undefined) await records.remove(id);
      if (ended) await config.audit.append({ kind: 'sign-out', at, by: ended.name });
      return { cookies: [takeAway(COOKIE), takeAway(CHAT_OWNER_COOKIE), ...forgetChats(https)] };
    },
  };
}

async function stillOpen(
  config: SessionsConfig,
  found: Session,
  exchange: HttpExchange,
): Promise<Session | undefined> {
  const { records, clock, idleHours } = config;
  const now = clock();
  if (isIdle(found, now, idleHours)) {
    await records.remove(found.id);
    return undefined;
  }
  const { usedAt = found.beganAt } = found;
  if (!isBackground(exchange) && now.getTime() - Date.parse(usedAt) >= USE_EVERY_MS)
    await records.used(found.id, now.toISOString());
  return renewAndRecord(config, found);
}

/** Returns undefined if the session has ended. */
export async function renewAndRecord(config: SessionsConfig, found: Session): Promise<Session | undefined> {
  const renewed = await renewSession(config, found);
  if (renewed && renewed.roles !== found.roles)
    await auditRoles(
      config.audit,
      accountOf(renewed, config.addedRoles(renewed)),
      config.clock().toISOString(),
    );
  return renewed;
}

function accountOf({ subject, name, roles }: Identity, added: readonly UserRole[]) {
  return { subject, name, roles: rolesOf(roles, added) };
}

/** Everyone who can sign in is at least a practitioner. Other roles have to be given to them. */
function signedIn(session: Session, added: readonly UserRole[], signer: TokenSigner): SignedIn {
  return {
    person: deskPerson(session.subject, session.name),
    roles: rolesOf(session.roles, added),
    formToken: signer.signature('form', session.id),
  };
}

function rolesOf(given: readonly UserRole[], added: readonly UserRole[]): UserRole[] {
  const roles = [...new Set([...given, ...added])];
  return roles.length ? roles : ['practitioner'];
}
