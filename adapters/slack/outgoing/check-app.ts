// For `ctac doctor`: checks that the app is signed in, has every scope, and is in the advisers' channel.
import type { webApi } from '@slack/bolt';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { missingScopes } from '../model/scopes.js';
import { slackErrorCode } from './failures.js';

/**
 * Returns a clause that describes the app. Throws `ConfigurationFailure` if something is missing, or any error from the
 * client.
 */
export async function checkApp(client: webApi.WebClient, channel: string | undefined): Promise<string> {
  const { response_metadata: metadata } = await client.auth.test();
  // A gateway may leave out the header that lists the scopes.
  const missing = metadata?.scopes ? missingScopes(metadata.scopes) : [];
  if (missing.length)
    throw new ConfigurationFailure(
      `The Slack app does not have permission for ${missing.join('; ')}.`,
      'Add the missing scopes from adapters/slack/manifest.yaml, then install the app again.',
    );
  const scopes = metadata?.scopes ? 'has every scope' : 'its scopes could not be read';
  return channel === undefined ? scopes : `${scopes}, ${await describeChannel(client, channel)}`;
}

async function describeChannel(client: webApi.WebClient, channel: string): Promise<string> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (found?.is_archived) throw channelFailure('is archived', 'Choose another channel.');
    if (found?.is_member === false)
      throw channelFailure('does not include the app', 'Invite the app there with /invite.');
    return `is in the advisers’ channel ${found?.name ?? channel}`;
  } catch (error) {
    if (slackErrorCode(error) !== 'channel_not_found') throw error;
    throw channelFailure(
      'was not found',
      'Check the channel ID, at the end of the channel’s details. If it is private, invite the app with /invite.',
    );
  }
}

function channelFailure(what: string, remedy: string): ConfigurationFailure {
  return new ConfigurationFailure(`The advisers’ channel in Slack ${what}.`, remedy);
}
