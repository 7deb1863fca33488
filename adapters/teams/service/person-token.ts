// Checks the token that a Teams client fetches from Entra for the person who pressed a button. We read the
// token but do not keep it.
import type { Cloud } from './cloud.js';
import { TokenRefused, verifyToken, type TokenRules } from './signed-token.js';
import { tokenWording } from '../wording/token-wording.js';
import { createSigningKeys } from './signing-keys.js';

/**
 * The oldest token that we accept. Conditional access is checked only when Entra issues a token, so this
 * must not be too long. It must not be shorter either: Entra's usual tokens are valid for 60 to 90 minutes,
 * and Teams uses the same token until it expires.
 */
const MAX_AGE = '90 minutes';

/** The rules for checking this tenant's version 2 tokens. */
export function personRules(
  { loginUrl }: Pick<Cloud, 'loginUrl'>,
  { appId, tenantId, keysFrom }: { appId: string; tenantId: string; keysFrom?: string },
): TokenRules {
  const issuer = `${loginUrl}${tenantId.toLowerCase()}/v2.0`;
  const keys = createSigningKeys(keysFrom ?? `${issuer}/.well-known/openid-configuration`);
  return { appId, issuer, keys };
}

/**
 * Resolves if Entra issued the token to this person, for our app and in our tenant, within the last 90
 * minutes. Throws the same errors as `verifyToken`.
 */
export async function checkPerson(
  rules: TokenRules,
  token: string,
  entraId: string | undefined,
): Promise<void> {
  const { oid, scp } = await verifyToken(rules, token, MAX_AGE);
  if (typeof oid !== 'string' || oid.toLowerCase() !== entraId?.toLowerCase())
    throw new TokenRefused(tokenWording.someoneElse);
  // Only tokens that an app fetches on behalf of a person have a scope.
  if (typeof scp !== 'string' || !scp) throw new TokenRefused(tokenWording.notPerson);
}
