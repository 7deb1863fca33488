// Checks where an activity says it comes from against the settings, because the signature does not cover all of it.
import type { TeamsActivity } from '../model/types.js';

export interface HomeConfig {
  appType?: string;
  tenantId?: string;
}

/** Other channels of the same app are signed for it too, and no one here reads what they send. */
export function isFromTeams({ channelId }: TeamsActivity): boolean {
  return channelId === 'msteams';
}

/**
 * The app of one tenant can be copied into another one, and Teams then signs for that one as well. An activity that
 * names no tenant, or two, is from no one we know: Teams names one in each that it sends.
 */
export function isFromHome({ appType, tenantId }: HomeConfig, activity: TeamsActivity): boolean {
  const named = [activity.conversation.tenantId, activity.channelData.tenant?.id]
    .filter((id) => id !== undefined)
    .map((id) => id.toLowerCase());
  if (new Set(named).size > 1) return false;
  return appType === 'MultiTenant' || !tenantId || named[0] === tenantId.toLowerCase();
}
