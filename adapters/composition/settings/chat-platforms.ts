// The chat platforms that can be connected. Separate from `platforms.ts`, because loading their libraries takes
// a second.
import type { PlatformName } from '../../../bot/model/people/person.js';
import { platformTitle } from '../../../bot/wording/staff/platform-title.js';

interface ChatPlatform {
  name: PlatformName;
  /** The platform's name in the middle of a sentence. */
  title: string;
  /** The settings that it needs. The first of them connects it. */
  needs: readonly string[];
  /** The pattern of a channel's id in a setting. Absent if it has no channels. */
  channelId?: string;
}

export const CHAT_PLATFORMS = {
  web: { name: 'web', title: platformTitle('web'), needs: [] },
  slack: {
    name: 'slack',
    title: platformTitle('slack'),
    needs: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
    channelId: '\\w+',
  },
  teams: { name: 'teams', title: platformTitle('teams'), needs: ['MICROSOFT_APP_ID'], channelId: '.+' },
} as const satisfies Readonly<Record<string, ChatPlatform>>;

/** Matches a channel in a setting, such as "slack:C0ADVISERS". */
export const CHANNEL_PATTERN = Object.values<ChatPlatform>(CHAT_PLATFORMS)
  .flatMap(({ name, channelId }) => (channelId === undefined ? [] : [`${name}:${channelId}`]))
  .join('|');
