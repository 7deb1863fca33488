import { z } from 'zod';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { exposedBy, isLoopback, type Exposure } from '../../http/local-only.js';
import { settingsWording as said } from '../wording/settings-wording.js';
import { ownSecret } from './secrets.js';

const optional = z.string().trim().min(1).optional();

export const signInSettings = {
  SESSION_SECRET: ownSecret.optional(),
  SESSION_IDLE_HOURS: z.coerce.number().min(0.25).max(12).default(4),
  OIDC_ISSUER: z.url().refine(isSafeIssuer, said.must.issuer).optional(),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_CLIENT_SECRET_EXPIRES: z.iso.date(said.must.date).optional(),
  OIDC_ROLES_CLAIM: z.string().trim().min(1).default('roles'),
  ROLES_FILE: optional,
};

/**
 * `local`: people on this machine sign in without a password. `closed`: no one can sign in, because other
 * machines can reach the service but there is no provider.
 */
export function signInOf(
  settings: Exposure & { OIDC_ISSUER?: string | undefined },
): 'provider' | 'local' | 'closed' {
  if (settings.OIDC_ISSUER !== undefined) return 'provider';
  return exposedBy(settings) === undefined ? 'local' : 'closed';
}

/** Over plain HTTP, anyone on the network can read sign-in codes and session cookies. */
export function checkSignIn({
  OIDC_ISSUER,
  PUBLIC_URL,
}: {
  OIDC_ISSUER?: string | undefined;
  PUBLIC_URL?: string | undefined;
}): void {
  if (OIDC_ISSUER === undefined || PUBLIC_URL === undefined) return;
  const { protocol, hostname } = new URL(PUBLIC_URL);
  if (protocol === 'https:' || isLoopback(hostname)) return;
  throw new ConfigurationFailure(...said.signInOverHttp(PUBLIC_URL));
}

/** Over plain HTTP, anyone on the network can pretend to be the provider. */
function isSafeIssuer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
