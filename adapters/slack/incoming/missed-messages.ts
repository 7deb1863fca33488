// Reads the direct messages that people wrote while we could not receive Slack's events. Slack drops events
// that it could not deliver within about 5 minutes.
import type { Platform } from '../../../bot/model/ports.js';
import { createClient } from '../outgoing/client.js';
import { toDeliveryFailure } from '../outgoing/failures.js';
import { teamOf } from '../model/places.js';
import { addressSchema, type SlackConfig } from '../model/types.js';
import { createNamedReader } from './name-mentions.js';

/** The most messages to read. If there are more, we only read the newest. */
const MOST_MESSAGES = 200;

/**
 * Does not find edits and deletions of messages that we already have. Needs the scope `im:history`, which the
 * app already has so that it can receive messages.
 */
export function createMissedReader(config: SlackConfig): NonNullable<Platform['missedIn']> {
  const client = createClient(config);
  const readMessage = createNamedReader(client);
  let ownUser: string | undefined;

  return async (place, from) => {
    const { channel, threadTs } = addressSchema.parse(place.address);
    const wanted = { channel, oldest: String(Date.parse(from) / 1000), limit: MOST_MESSAGES };
    try {
      ownUser ??= (await client.auth.test()).user_id;
      const { messages = [] } = threadTs
        ? await client.conversations.replies({ ...wanted, ts: threadTs })
        : await client.conversations.history(wanted);
      const since = messages
        .filter(({ ts }) => Number(ts) >= Number(wanted.oldest))
        .sort((one, other) => Number(one.ts) - Number(other.ts));
      const read = since.map((message) => {
        const event = { ...message, type: 'message', channel, channel_type: 'im' };
        return readMessage({ team_id: teamOf(place), event }, ownUser);
      });
      return (await Promise.all(read)).filter((event) => event !== undefined);
    } catch (error) {
      throw toDeliveryFailure(error, 'give us earlier messages');
    }
  };
}
