// Shows a message in a channel to only one person, for example to tell them that they wrote personal details.
import type { webApi } from '@slack/bolt';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { SlackAddress } from '../model/types.js';
import { userIdOf } from '../model/places.js';
import { renderBlocks } from '../rendering/render.js';
import { mayHaveArrived } from './failures.js';
import { openDirect } from './open-direct-message.js';

/**
 * Shows the message to one person only. First checks that we can send this person direct messages: if not,
 * Slack would not show them this message either, and would not report that. Returns false if the message
 * must be shown to everyone instead, which is safe because it contains no details. Throws if the message
 * may have arrived, so that the caller tries again for this person only.
 */
export async function isShownToOnePerson(
  client: webApi.WebClient,
  { channel, threadTs }: SlackAddress,
  message: OutgoingMessage,
): Promise<boolean> {
  const user = userIdOf({ platform: 'slack', id: message.onlyFor ?? '' });
  const [page, ...more] = renderBlocks(message);
  if (!user || !page || more.length) return false;
  if (!(await openDirect(client, user).catch(() => undefined))) return false;
  const inThread = threadTs && (await hasReplies(client, channel, threadTs)) ? { thread_ts: threadTs } : {};
  try {
    await client.chat.postEphemeral({ channel, user, ...inThread, text: page.text, blocks: page.blocks });
    return true;
  } catch (error) {
    if (mayHaveArrived(error)) throw error;
    return false;
  }
}

/** In a thread without replies, Slack accepts a message for one person but never shows it. */
async function hasReplies(client: webApi.WebClient, channel: string, ts: string): Promise<boolean> {
  const read = client.conversations.replies({ channel, ts, limit: 2 });
  const { messages = [] } = await read.catch(() => ({ messages: [] }));
  return messages.some((message) => message.ts !== ts);
}
