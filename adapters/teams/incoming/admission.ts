// Checks where an activity says it comes from against the settings, because its signature does not cover all of that.
import type { TeamsActivity } from '../model/types.js';

export interface HomeConfig {
  appType?: string;
  tenantId?: string;
}

/** Other channels of the same app also send activities signed for it, but nothing here reads what they send. */
export function isFromTeams({ channelId }: TeamsActivity): boolean {
  return channelId === 'msteams';
}

/**
 * An app can be copied from one tenant into another, and Teams then signs for that one as well. Teams always
 * names one tenant, so an activity that names none, or 2, is not from anyone we know.
 */
export function isFromHome({ appType, tenantId }: HomeConfig, activity: TeamsActivity): boolean {
  const named = [activity.conversation.tenantId, activity.channelData.tenant?.id]
    .filter((id) => id !== undefined)
    .map((id) => id.toLowerCase());
  if (new Set(named).size > 1) return false;
  return appType === 'MultiTenant' || !tenantId || named[0] === tenantId.toLowerCase();
}
