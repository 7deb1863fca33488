// What operators read in logs and in the list of failed messages when Slack does not do what we asked.
import type { DeliveryFault } from '../../../knowledge/model/errors.js';
import { remedied } from '../../../knowledge/model/failure-wording.js';

const AGAIN = 'We will try again shortly.';
const remedies: Readonly<Record<DeliveryFault, string>> = {
  message: 'This message cannot be sent, but others can.',
  place: 'We can’t send anything else there.',
  platform: AGAIN,
  unclear: AGAIN,
};

/** What Slack did not do, with the reason. */
const notDone = {
  'read-earlier': (reason: string) => `Slack did not give us earlier messages: ${reason}.`,
  'open-direct': (reason: string) => `Slack did not open a direct message: ${reason}.`,
  replace: (reason: string) => `Slack did not replace a message: ${reason}.`,
  'find-workspace': (reason: string) => `Slack did not tell us which workspace this is: ${reason}.`,
  'find-member': (reason: string) => `Slack did not tell us whether someone is a member: ${reason}.`,
  'find-app': (reason: string) => `Slack did not tell us which app this is: ${reason}.`,
  'describe-channel': (reason: string) => `Slack did not describe the channel: ${reason}.`,
  send: (reason: string) => `Slack did not accept a message: ${reason}.`,
};
export type Asked = keyof typeof notDone;

export const deliveryWording = {
  notDone,
  replied: (code: string, remedy: string | undefined) =>
    [`Slack replied ${code}.`, remedy ?? []].flat().join(' '),
  reasons: {
    tooMany: 'too many requests',
    status: (status: number) => `HTTP status ${status}`,
    noAnswer: (name: string) => `no answer (${name})`,
    unknown: 'an unknown error',
  },
  whenAllowed: 'We will send it again when Slack allows.',
  remedies,
  /** Keyed by Slack's error code. */
  appIsRefused: {
    account_inactive: 'Install the app again: it was removed, or the workspace was closed.',
    invalid_auth: 'Check SLACK_BOT_TOKEN: Slack does not accept it.',
    not_authed: 'Set SLACK_BOT_TOKEN.',
    token_expired: 'Turn off token rotation in the app’s manifest, then install the app again.',
    token_revoked: 'Install the app again: it was removed.',
    missing_scope: 'Install the app again with every scope in adapters/slack/manifest.yaml.',
    org_login_required: 'Wait until Slack has finished moving the workspace.',
    team_access_not_granted: 'Ask the organisation to grant the app access to this workspace.',
  },
  placeIsRefused: {
    not_in_channel: 'Invite the app to the channel with /invite.',
    channel_not_found: 'Check the channel ID. If the channel is private, invite the app with /invite.',
    is_archived: 'Choose another channel: this one is archived.',
    messages_tab_disabled: 'Allow messages in the app’s settings, under App Home.',
  },
  earlierNotStored: remedied('An earlier event could not be stored.', 'We will try again.'),
};
