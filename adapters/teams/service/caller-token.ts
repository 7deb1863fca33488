// Checks the token that Teams sends with each activity, so that we do not rely on a library alone to check
// who may call us.
import { TokenRefused, verifyToken, type TokenRules } from './signed-token.js';
import { tokenWording } from '../wording/token-wording.js';
import type { TeamsActivity } from '../model/types.js';

/**
 * Resolves if Teams made the token for this app and this service address. Throws `KeysUnreachable` if the
 * keys cannot be fetched, and `TokenRefused` or an error of the token library if the token is not valid.
 */
export async function checkCaller(
  rules: TokenRules,
  authorization: string,
  { channelId, serviceUrl }: Pick<TeamsActivity, 'channelId' | 'serviceUrl'>,
): Promise<void> {
  const token = /^Bearer ([\w.-]+)$/.exec(authorization)?.[1];
  if (!token) throw new TokenRefused(tokenWording.noBearer);
  const { keyId, serviceurl } = await verifyToken(rules, token);
  // The token does not cover the activity's content, only the address that we reply to.
  if (serviceurl !== serviceUrl) throw new TokenRefused(tokenWording.otherService);
  if (!(await rules.keys.endorsementsOf(keyId)).includes(channelId))
    throw new TokenRefused(tokenWording.otherChannel);
}
