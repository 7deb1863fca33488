import { clauses, type CommandRefusal } from '../../cli/wording/common-wording.js';

const all = new Intl.ListFormat('en-GB');

export const platformsWording = {
  notSetUp,
  teams: {
    notSetUp: (isLocal: boolean) =>
      clauses(notSetUp('MICROSOFT_APP_ID'), isLocal && 'a local emulator can talk to the bot'),
    signedIn: (certificate: string | undefined, resource: string | undefined) =>
      clauses(
        'signed in',
        certificate,
        resource !== undefined && `advisers must be signed in to use their buttons (${resource})`,
      ),
    hears: 'the bot receives replies in this channel that do not mention it',
    hasNotHeard:
      'the bot has not yet received a reply in this channel that does not mention it: unless a team owner consents to ChannelMessage.Read.Group, advisers must mention the bot or use the box under “Reply”',
  },
  slack: {
    inSocketMode: (app: string) => `signed in, ${app}, Socket Mode`,
    overHttp: (app: string) => `signed in, ${app}, receives events at /slack/events`,
  },
  channelWithoutPlatform: ({ setting, platform, needs }: ChannelWithoutPlatform): CommandRefusal => [
    `${setting} names a ${platform} channel, but ${platform} is not set up.`,
    needs.length
      ? `Set ${all.format(needs)}, or choose another channel for ${setting}.`
      : `Choose another channel for ${setting}.`,
  ],
};

interface ChannelWithoutPlatform {
  setting: string;
  platform: string;
  needs: readonly string[];
}

function notSetUp(setting: string): string {
  return `not set up (${setting} is empty)`;
}
