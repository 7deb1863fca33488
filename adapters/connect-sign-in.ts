// Chooses how people sign in at the pages: with the organisation's provider, or by name alone on this very machine.
import type { Log } from '../bot/ports.js';
import type { Settings } from './config.js';
import { isLoopback } from './config.js';
import type { Database } from './sql/database.js';
import { createSessionRecords } from './sql/people/session-records.js';
import { createLocalSignIn } from './web/sign-in/local-sign-in.js';
import { createOpenIdSignIn } from './web/sign-in/open-id-sign-in.js';
import { readRolesFile } from './web/sign-in/roles-file.js';
import type { SignIn } from './web/sign-in/sign-in.js';
import type { WebOptions } from './web/types.js';

/** Throws `ConfigurationFailure` where the file of roles is wrong. */
export function connectSignIn(
  settings: Settings,
  database: Database,
  log: Log,
): Pick<WebOptions, 'signIn' | 'sessions' | 'addedRoles' | 'webAccess'> {
  return {
    signIn: chooseSignIn(settings),
    sessions: createSessionRecords(database.kysely),
    webAccess: settings.WEB_ACCESS,
    ...(settings.ROLES_FILE !== undefined && { addedRoles: readRolesFile(settings.ROLES_FILE, log) }),
  };
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
    return createLocalSignIn({
      allowed: isLoopback(settings.HOST) && settings.NODE_ENV !== 'production',
    });
  return createOpenIdSignIn({
    issuer,
    clientId,
    ...(settings.OIDC_CLIENT_SECRET !== undefined && { clientSecret: settings.OIDC_CLIENT_SECRET }),
    rolesClaim: settings.OIDC_ROLES_CLAIM,
    publicUrl,
    sessionSecret,
  });
}
