// Checks the token that Teams sends with each activity. We do not rely only on a library to check who may
// call us.
import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { SigningKeys } from './signing-keys.js';
import type { TeamsActivity } from '../model/types.js';

export interface TokenRules {
  /** `MICROSOFT_APP_ID`: the app that the token must be issued for. */
  appId: string;
  issuer: string;
  keys: SigningKeys;
}

/** How far clocks may differ. Microsoft tells bots to allow this much. */
const CLOCK_SKEW_SECONDS = 5 * 60;

/** The error's message never includes anything from the token. */
export class CallerRefused extends Error {
  override name = 'CallerRefused';
}

/**
 * Resolves if Teams made the token for this app and this service address. Throws `KeysUnreachable` if the
 * keys cannot be fetched, and `CallerRefused` or an error of the token library if the token is not valid.
 */
export async function checkCaller(
  { appId, issuer, keys }: TokenRules,
  authorization: string,
  { channelId, serviceUrl }: Pick<TeamsActivity, 'channelId' | 'serviceUrl'>,
): Promise<void> {
  const token = /^Bearer ([\w.-]+)$/.exec(authorization)?.[1];
  if (!token) throw new CallerRefused('There is no bearer token.');
  const { kid } = decodeProtectedHeader(token);
  if (!kid) throw new CallerRefused('The token does not say which key signed it.');
  const { payload } = await jwtVerify(token, keys.keyFor, {
    issuer,
    audience: appId,
    algorithms: ['RS256'],
    clockTolerance: CLOCK_SKEW_SECONDS,
    requiredClaims: ['exp'],
  });
  // The token does not sign the activity's content, only the address that we reply to.
  if (payload.serviceurl !== serviceUrl) throw new CallerRefused('The token is for another service address.');
  if (!(await keys.endorsementsOf(kid)).includes(channelId))
    throw new CallerRefused('The key is not allowed to sign for this channel.');
}
