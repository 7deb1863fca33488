// Chooses how people sign in at the pages: with the organisation's provider, or by name alone on this very machine.
import { endSessions } from '../../bot/sign-in/end-sessions.js';
import type { Log } from '../../bot/model/ports.js';
import type { ReturnEscalations } from '../../bot/model/people/session.js';
import { ConfigurationFailure } from '../../knowledge/model/errors.js';
import type { Settings } from './settings/config.js';
import { exposedBy } from '../http/local-only.js';
import type { Database } from '../sql/engine/database.js';
import { createSessionRecords } from '../sql/people/session-records.js';
import { deskPerson } from '../web/model/places.js';
import { createLocalSignIn, DESK_CLOSED } from '../web/sign-in/local-sign-in.js';
import { createOpenIdSignIn } from '../web/sign-in/open-id-sign-in.js';
import { readRolesFile } from '../web/sign-in/roles-file.js';
import type { SignIn } from '../web/sign-in/sign-in.js';
import type { WebOptions } from '../web/ports/web-options.js';

/** Throws `ConfigurationFailure` where the file of roles is wrong. */
export function connectSignIn(
  settings: Settings,
  database: Database,
  { log, returnEscalations }: { log: Log; returnEscalations: ReturnEscalations },
): Pick<
  WebOptions,
  | 'signIn'
  | 'sessions'
  | 'sessionIdleHours'
  | 'endSessions'
  | 'returnEscalations'
  | 'addedRoles'
  | 'webAccess'
> {
  return {
    signIn: chooseSignIn(settings),
    ...connectSessions(database, returnEscalations),
    sessionIdleHours: settings.SESSION_IDLE_HOURS,
    returnEscalations,
    webAccess: settings.WEB_ACCESS,
    ...(settings.ROLES_FILE !== undefined && { addedRoles: readRolesFile(settings.ROLES_FILE, log) }),
  };
}

/** Who is signed in, and the way to sign them out. */
export function connectSessions(
  database: Database,
  returnEscalations: ReturnEscalations,
): Pick<WebOptions, 'sessions' | 'endSessions'> {
  const sessions = createSessionRecords(database.kysely);
  return {
    sessions,
    endSessions: ({ subject, name, left }) =>
      endSessions({ sessions, returnEscalations }, { subject, person: deskPerson(subject, name), left }),
  };
}

/**
 * Throws `ConfigurationFailure` where others could reach a service that was never set up for them. In production that
 * may be meant: a chat alone, with the desk and editing closed.
 */
export function checkExposure(settings: Settings): void {
  if (settings.OIDC_ISSUER !== undefined || exposedBy(settings) !== 'HOST') return;
  throw new ConfigurationFailure(
    `HOST is ${settings.HOST}, so that other machines can reach this service, but no sign-in is set up.`,
    'Set HOST=127.0.0.1 to use it on this machine only. To let advisers and editors sign in from elsewhere, set OIDC_ISSUER (docs/connect-sign-in.md). To offer the chat alone on your network, with the desk and editing closed, set NODE_ENV=production.',
  );
}

/** A sentence for the start; undefined where people can sign in. */
export function whyDeskIsClosed(settings: Settings): string | undefined {
  return settings.OIDC_ISSUER === undefined && exposedBy(settings) !== undefined ? DESK_CLOSED : undefined;
}

/** The settings hold together: an issuer has a client, a secret and a public address beside it. */
export function chooseSignIn(settings: Settings): SignIn {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, SESSION_SECRET: sessionSecret } = settings;
  const publicUrl = settings.PUBLIC_URL?.replace(/\/$/, '');
  if (
    issuer === undefined ||
    clientId === undefined ||
    sessionSecret === undefined ||
    publicUrl === undefined
  )
    return createLocalSignIn({ allowed: exposedBy(settings) === undefined });
  return createOpenIdSignIn({
    issuer,
    clientId,
    ...(settings.OIDC_CLIENT_SECRET !== undefined && { clientSecret: settings.OIDC_CLIENT_SECRET }),
    rolesClaim: settings.OIDC_ROLES_CLAIM,
    publicUrl,
    sessionSecret,
  });
}
