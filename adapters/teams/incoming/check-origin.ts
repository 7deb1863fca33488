// Refuses activities that do not come from Teams or from this organisation, with a status that says why. We
// cannot rely on the signature alone, because it does not cover everything that an activity says about its
// origin.
import { textReply, type HttpExchange, type HttpReply } from '../../http/http.js';
import { isFromThisMachine, isLoopback } from '../../http/local-only.js';
import type { TeamsActivity } from '../model/types.js';
import type { TeamsAdapter } from '../service/bot-framework.js';
import { KeysUnreachable } from '../service/signing-keys.js';

export interface OriginConfig {
  adapter: TeamsAdapter;
  appId?: string;
  appType?: string;
  tenantId?: string;
}

/** Returns undefined if the activity may be handled. */
export async function refusalOf(
  config: OriginConfig,
  exchange: HttpExchange,
  activity: TeamsActivity,
): Promise<HttpReply | undefined> {
  if (!config.appId)
    return isLocal(exchange, activity)
      ? undefined
      : textReply(403, 'Only activities from this machine are accepted.\n');
  // Check this before the library reads the activity, because the library uses the channel to decide which
  // keys to accept.
  if (!isFromTeams(activity)) return textReply(403, 'Only activities from Teams are accepted.\n');
  try {
    await config.adapter.verify(exchange.headers.authorization ?? '', activity);
  } catch (error) {
    return refusalAfter(error);
  }
  return isFromHome(config, activity)
    ? undefined
    : textReply(403, 'Only activities from this organisation are accepted.\n');
}

/**
 * Anyone who can reach the port can send unsigned activities. We only accept them from this machine, and
 * only if our reply goes to this machine.
 */
function isLocal(exchange: HttpExchange, { serviceUrl }: TeamsActivity): boolean {
  return isFromThisMachine(exchange) && isLoopback(new URL(serviceUrl).hostname);
}

/**
 * For an invalid signature, the token library throws a plain error, and the Bot Framework would reply with
 * 500.
 */
function refusalAfter(error: unknown): HttpReply {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  const keysUnreachable =
    error instanceof KeysUnreachable ||
    name === 'FetchError' ||
    name === 'TimeoutError' ||
    statusCode === 500;
  // After a 503, Teams tells the person that the message failed, so they can send it again. A 401 would
  // wrongly say that the caller is not authorised.
  return keysUnreachable
    ? textReply(503, 'The signature could not be checked. Please try again.\n')
    : { ...textReply(401, 'Not authorised.\n'), headers: { 'WWW-Authenticate': 'Bearer' } };
}

/** Other channels of the same app also send signed activities, but we cannot read them. */
function isFromTeams({ channelId }: TeamsActivity): boolean {
  return channelId === 'msteams';
}

/**
 * If an app is copied from one tenant to another, Teams also signs activities for the other tenant. We
 * refuse an activity that names 2 different tenants. If we accept only one tenant, we also refuse an
 * activity that names none.
 */
function isFromHome({ appType, tenantId }: OriginConfig, activity: TeamsActivity): boolean {
  const named = [activity.conversation.tenantId, activity.channelData.tenant?.id]
    .filter((id) => id !== undefined)
    .map((id) => id.toLowerCase());
  if (new Set(named).size > 1) return false;
  return appType === 'MultiTenant' || !tenantId || named[0] === tenantId.toLowerCase();
}
