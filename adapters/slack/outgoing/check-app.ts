// For `ctac doctor`: checks that the app is signed in, has every scope, and is in each channel named in the
// settings.
import type { webApi } from '@slack/bolt';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { missingScopes } from '../model/scopes.js';
import { slackErrorCode } from './failures.js';

/**
 * Returns a clause that describes the app. Throws `ConfigurationFailure` if something is missing, or any error from the
 * client.
 */
export async function checkApp(client: webApi.WebClient): Promise<string> {
  const { response_metadata: metadata } = await client.auth.test();
  // A gateway may leave out the header that lists the scopes.
  const missing = metadata?.scopes ? missingScopes(metadata.scopes) : [];
  if (missing.length)
    throw new ConfigurationFailure(
      `The Slack app does not have permission for ${missing.join('; ')}.`,
      'Add the missing scopes from adapters/slack/manifest.yaml, then install the app again.',
    );
  return metadata?.scopes ? 'has every scope' : 'its scopes could not be read';
}

/** Returns a clause that describes the channel. Throws the same errors as `checkApp`. */
export async function describeChannel(client: webApi.WebClient, channel: string): Promise<string> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    const name = found?.name === undefined ? channel : `#${found.name}`;
    if (found?.is_archived)
      throw new ConfigurationFailure(`${name} is archived in Slack.`, 'Choose another channel.');
    if (found?.is_member === false)
      throw new ConfigurationFailure(`The app is not in ${name} in Slack.`, 'Invite it there with /invite.');
    return `found; the app is in ${name}`;
  } catch (error) {
    if (slackErrorCode(error) !== 'channel_not_found') throw error;
    throw new ConfigurationFailure(
      `Slack has no channel ${channel}, or it is private and the app is not in it.`,
      'Check the channel ID, at the end of the channel’s details. If it is private, invite the app with /invite.',
    );
  }
}
