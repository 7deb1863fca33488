// Checks an activity's claims about where it comes from against the settings, because its signature does not cover all
// of them.
import type { TeamsActivity } from '../model/types.js';

export interface HomeConfig {
  appType?: string;
  tenantId?: string;
}

/** Other channels of the same app also send signed activities, but we cannot read them. */
export function isFromTeams({ channelId }: TeamsActivity): boolean {
  return channelId === 'msteams';
}

/**
 * If an app is copied from one tenant into another, Teams signs for the other tenant as well. An activity that names 2
 * tenants, or none if a tenant is required, does not come from a tenant we know.
 */
export function isFromHome({ appType, tenantId }: HomeConfig, activity: TeamsActivity): boolean {
  const named = [activity.conversation.tenantId, activity.channelData.tenant?.id]
    .filter((id) => id !== undefined)
    .map((id) => id.toLowerCase());
  if (new Set(named).size > 1) return false;
  return appType === 'MultiTenant' || !tenantId || named[0] === tenantId.toLowerCase();
}
