// What operators read if the Slack app is not set up correctly, or if they run `ctac doctor`.
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';
import { remedied } from '../../../knowledge/model/failure-wording.js';

export const setUpWording = {
  /** What stops working without each permission that the app asks Slack for. */
  scopes: {
    'app_mentions:read': 'mentions in channels are not received',
    'assistant:write': 'there are no suggested questions, and threads have no titles',
    'channels:history': 'replies in threads of public channels are not received',
    'channels:read': 'we do not find out when a public channel is archived or an adviser leaves it',
    'chat:write': 'nothing can be sent',
    commands: 'the /ctac command does not work',
    'groups:history': 'replies in threads of private channels are not received',
    'groups:read': 'we do not find out when a private channel is archived or an adviser leaves it',
    'im:history': 'direct messages are not received',
    'im:write': 'direct messages cannot be opened, so requests cannot be handed over',
    'mpim:history': 'group messages are not received',
    'reactions:read': 'reactions in a conversation with an adviser are not passed on',
    'reactions:write': 'an ordinary direct message shows no sign that an answer is on its way',
    'users:read':
      'advisers are called “the adviser” unless the advisers’ file names them, people who are mentioned are called “someone”, and we do not notice when an adviser’s account is closed',
  },
  hasEveryScope: 'has every scope',
  scopesUnknown: 'its scopes could not be read',
  missingScopes: (missing: readonly string[]): ProblemAndRemedy => [
    `The Slack app does not have permission for ${missing.join('; ')}.`,
    'Add the missing scopes from adapters/slack/manifest.yaml, then install the app again.',
  ],
  manifestLanguage: remedied('The app can be in English or Welsh.', 'Use --language en or --language cy.'),
  noToken: remedied(
    'There is no Slack bot token.',
    'Set SLACK_BOT_TOKEN, or remove the other Slack settings.',
  ),
  noSecret: remedied(
    'There is no Slack signing secret, so anyone could pretend to be Slack.',
    'Set SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode.',
  ),
  connectionRefused: (reason = 'no reason given'): ProblemAndRemedy => [
    `Slack refused the connection: ${reason}.`,
    'Check SLACK_APP_TOKEN: it needs the connections:write scope, and Socket Mode must be on.',
  ],
  channel: {
    found: (name: string) => `found; the app is in ${name}`,
    archived: (name: string): ProblemAndRemedy => [
      `${name} is archived in Slack.`,
      'Choose another channel.',
    ],
    appIsNotIn: (name: string): ProblemAndRemedy => [
      `The app is not in ${name} in Slack.`,
      'Invite it there with /invite.',
    ],
    notFound: (channel: string): ProblemAndRemedy => [
      `Slack has no channel ${channel}, or it is private and the app is not in it.`,
      'Check the channel ID, at the end of the channel’s details. If it is private, invite the app with /invite.',
    ],
  },
};
