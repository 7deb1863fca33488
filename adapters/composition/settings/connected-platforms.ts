import type { PlatformName } from '../../../bot/model/people/person.js';
import { CHAT_PLATFORMS } from './chat-platforms.js';
import type { Settings } from './environment-settings.js';

export interface NeededSettings {
  name: PlatformName;
  /** The first of them connects the platform. Empty if it is always connected. */
  needs: readonly (keyof Settings)[];
}

export function connectedPlatforms(
  settings: Settings,
  platforms: readonly NeededSettings[] = Object.values(CHAT_PLATFORMS),
): PlatformName[] {
  return platforms
    .filter(({ needs: [first] }) => first === undefined || settings[first] !== undefined)
    .map(({ name }) => name);
}
