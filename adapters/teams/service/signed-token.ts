// Checks a token that Microsoft signed: one that Teams sends for itself, or one for the person who pressed a
// button.
import { decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import { tokenWording } from '../wording/token-wording.js';
import type { SigningKeys } from './signing-keys.js';

export interface TokenRules {
  /** `MICROSOFT_APP_ID`: the app that the token must be issued for. */
  appId: string;
  issuer: string;
  keys: SigningKeys;
}

/** How far clocks may differ. Microsoft tells bots to allow this much. */
const CLOCK_SKEW_SECONDS = 5 * 60;

/** The error's message never includes anything from the token. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
}

/**
 * Throws `KeysUnreachable` if the keys cannot be fetched, and `TokenRefused` or an error of the token library
 * if the token is not valid. `maxAge` is in the library's format, such as "90 minutes".
 */
export async function verifyToken(
  { appId, issuer, keys }: TokenRules,
  token: string,
  maxAge?: string,
): Promise<JWTPayload & { keyId: string }> {
  const { kid } = decodeProtectedHeader(token);
  if (!kid) throw new TokenRefused(tokenWording.noKeyNamed);
  const { payload } = await jwtVerify(token, keys.keyFor, {
    issuer,
    audience: appId,
    algorithms: ['RS256'],
    clockTolerance: CLOCK_SKEW_SECONDS,
    requiredClaims: ['exp'],
    ...(maxAge !== undefined && { maxTokenAge: maxAge }),
  });
  return { ...payload, keyId: kid };
}
