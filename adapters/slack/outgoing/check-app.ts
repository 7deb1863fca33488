// For `ctac doctor`: checks that the app is signed in, has every scope, and is in each channel named in the
// settings.
import type { webApi } from '@slack/bolt';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { missingScopes } from '../model/scopes.js';
import { setUpWording } from '../wording/set-up-wording.js';
import { slackErrorCode } from './failures.js';

const said = setUpWording.channel;

/**
 * Returns a clause that describes the app. Throws `ConfigurationFailure` if a scope is missing. Also throws
 * any error from the client.
 */
export async function checkApp(client: webApi.WebClient): Promise<string> {
  const { response_metadata: metadata } = await client.auth.test();
  // A gateway may leave out the header that lists the scopes.
  const missing = metadata?.scopes ? missingScopes(metadata.scopes) : [];
  if (missing.length) throw new ConfigurationFailure(...setUpWording.missingScopes(missing));
  return metadata?.scopes ? setUpWording.hasEveryScope : setUpWording.scopesUnknown;
}

/** Returns a clause that describes the channel. Throws the same errors as `checkApp`. */
export async function describeChannel(client: webApi.WebClient, channel: string): Promise<string> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    const name = found?.name === undefined ? channel : `#${found.name}`;
    if (found?.is_archived) throw new ConfigurationFailure(...said.archived(name));
    if (found?.is_member === false) throw new ConfigurationFailure(...said.appIsNotIn(name));
    return said.found(name);
  } catch (error) {
    if (slackErrorCode(error) !== 'channel_not_found') throw error;
    throw new ConfigurationFailure(...said.notFound(channel));
  }
}
