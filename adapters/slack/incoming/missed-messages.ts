// Reads the direct messages that people wrote while we could not receive Slack's events. Slack drops events
// that it could not deliver within about 5 minutes.
import type { Platform } from '../../../bot/model/ports.js';
import { createClient } from '../outgoing/client.js';
import { toDeliveryFailure } from '../outgoing/failures.js';
import { teamOf } from '../model/places.js';
import { addressSchema, type SlackConfig } from '../model/types.js';
import { createNamedReader } from './name-mentions.js';

/** The fields of Slack's messages that we read here. The reader of events checks the others. */
interface SlackMessage {
  ts?: string;
  latest_reply?: string;
}

/** The most messages to read in a chat or in a thread. If there are more, we only read the newest. */
const MOST_MESSAGES = 200;
/** Each thread needs a call of its own, and Slack allows about 50 a minute. */
const MOST_THREADS = 20;

/**
 * Does not find edits and deletions of messages that we already have. Needs the scope `im:history`, which the
 * app already has so that it can receive messages.
 */
export function createMissedReader(config: SlackConfig): NonNullable<Platform['missedIn']> {
  const client = createClient(config);
  const readMessage = createNamedReader(client);
  let ownUser: string | undefined;

  /** Also reads older messages, because someone may have replied to one of them in a thread. */
  async function withThreads(
    channel: string,
    oldest: number,
    repliesTo: (ts: string) => Promise<SlackMessage[]>,
  ): Promise<SlackMessage[]> {
    const { messages = [] } = await client.conversations.history({ channel, limit: MOST_MESSAGES });
    const replies: SlackMessage[] = [];
    const threads = messages
      .filter((message) => Number(message.latest_reply) >= oldest)
      .sort((one, other) => Number(other.latest_reply) - Number(one.latest_reply));
    for (const { ts = '' } of threads.slice(0, MOST_THREADS))
      replies.push(...(await repliesTo(ts)).filter((reply) => reply.ts !== ts));
    return [...messages, ...replies];
  }

  return async (place, from) => {
    const { channel, threadTs } = addressSchema.parse(place.address);
    const oldest = Date.parse(from) / 1000;
    const repliesTo = async (ts: string) =>
      (await client.conversations.replies({ channel, ts, oldest: String(oldest), limit: MOST_MESSAGES }))
        .messages ?? [];
    try {
      ownUser ??= (await client.auth.test()).user_id;
      const messages = threadTs ? await repliesTo(threadTs) : await withThreads(channel, oldest, repliesTo);
      const since = messages
        .filter(({ ts }) => Number(ts) >= oldest)
        .sort((one, other) => Number(one.ts) - Number(other.ts));
      const read = since.map((message) => {
        const event = { ...message, type: 'message', channel, channel_type: 'im' };
        return readMessage({ team_id: teamOf(place), event }, ownUser);
      });
      return (await Promise.all(read)).filter((event) => event !== undefined);
    } catch (error) {
      throw toDeliveryFailure(error, 'read-earlier');
    }
  };
}
