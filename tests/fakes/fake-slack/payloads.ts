// Makes requests in the formats that Slack documents. The people, places and text are invented.
import { BOT_USER, TEAM } from './fake-slack.js';

export const USER = 'U0ASKER';
export const DIRECT = 'D0DIRECT';
export const CHANNEL = 'C0CASES';
export const TS = '1760000000.000100';

export function envelope(event: object, fields: object = {}): object {
  return {
    type: 'event_callback',
    token: 'unused',
    team_id: TEAM,
    api_app_id: 'A0GUIDE',
    event_id: 'Ev0001',
    event_time: 1_760_000_000,
    authorizations: [{ enterprise_id: null, team_id: TEAM, user_id: BOT_USER, is_bot: true }],
    event,
    ...fields,
  };
}

export function directMessage(text: string, fields: object = {}): object {
  return envelope({
    type: 'message',
    channel: DIRECT,
    channel_type: 'im',
    user: USER,
    team: TEAM,
    text,
    ts: TS,
    event_ts: TS,
    client_msg_id: 'c0ffee',
    ...fields,
  });
}

export function channelMessage(text: string, fields: object = {}): object {
  return directMessage(text, { channel: CHANNEL, channel_type: 'channel', ...fields });
}

/** Makes the app_mention event that Slack sends in addition to the message event for a mention. */
export function mention(text: string, fields: object = {}): object {
  return envelope({
    type: 'app_mention',
    channel: CHANNEL,
    user: USER,
    team: TEAM,
    text,
    ts: TS,
    event_ts: TS,
    ...fields,
  });
}

export function changed(message: object, before: object, fields: object = {}): object {
  return envelope({
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel: DIRECT,
    channel_type: 'im',
    ts: '1760000060.000200',
    event_ts: '1760000060.000200',
    message: {
      type: 'message',
      user: USER,
      ts: TS,
      edited: { user: USER, ts: '1760000060.000000' },
      ...message,
    },
    previous_message: { type: 'message', user: USER, ts: TS, ...before },
    ...fields,
  });
}

export function deleted(before: object, fields: object = {}): object {
  return envelope({
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    channel: DIRECT,
    channel_type: 'im',
    ts: '1760000070.000300',
    event_ts: '1760000070.000300',
    deleted_ts: TS,
    previous_message: { type: 'message', user: USER, ts: TS, ...before },
    ...fields,
  });
}

export function buttonPress(value: string, fields: object = {}): object {
  return {
    type: 'block_actions',
    user: { id: USER, username: 'sam.example', name: 'sam.example', team_id: TEAM },
    api_app_id: 'A0GUIDE',
    token: 'unused',
    container: { type: 'message', message_ts: TS, channel_id: DIRECT, is_ephemeral: false },
    trigger_id: '111.222.333',
    team: { id: TEAM, domain: 'guide' },
    channel: { id: DIRECT, name: 'directmessage' },
    message: { type: 'message', user: BOT_USER, ts: TS },
    actions: [
      { type: 'button', action_id: 'ctac:1:help', block_id: 'b', value, action_ts: '1760000080.123456' },
    ],
    ...fields,
  };
}

export function formSubmission(callback: string, memory: string, values: object): object {
  return {
    type: 'view_submission',
    team: { id: TEAM, domain: 'guide' },
    user: { id: USER, username: 'sam.example', name: 'sam.example', team_id: TEAM },
    api_app_id: 'A0GUIDE',
    token: 'unused',
    trigger_id: '111.222.444',
    view: {
      id: 'V0001',
      team_id: TEAM,
      type: 'modal',
      callback_id: callback,
      private_metadata: memory,
      hash: '1760000090.abc',
      state: { values },
    },
    response_urls: [],
  };
}

export function command(text: string, fields: Record<string, string> = {}): Record<string, string> {
  return {
    token: 'unused',
    team_id: TEAM,
    team_domain: 'guide',
    channel_id: CHANNEL,
    channel_name: 'cases',
    user_id: USER,
    user_name: 'sam.example',
    command: '/ctac',
    text,
    api_app_id: 'A0GUIDE',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/never',
    trigger_id: '111.222.555',
    ...fields,
  };
}
