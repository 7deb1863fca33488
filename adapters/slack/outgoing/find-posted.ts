// Checks whether an earlier attempt to post a message arrived. Slack has no idempotency keys, so we put our
// own key in the message metadata.
import type { webApi } from '@slack/bolt';
import type { SlackAddress } from '../model/types.js';

const EVENT_TYPE = 'ctac_message';
/**
 * How far back to look. The outbox stops retrying long before this, so there is no need to read older
 * messages.
 */
const LOOK_BACK_SECONDS = 24 * 60 * 60;
const PAGE_SIZE = 100;
/**
 * We read a thread from its start. If the last day of the thread has more pages than this, we may not find
 * the message, and post it again.
 */
const MAX_PAGES = 5;

/**
 * Everyone in the conversation can read this metadata through the API, but the key reveals nothing about the
 * person or the message.
 */
export function metadataOf(key: string): { event_type: string; event_payload: Record<string, string> } {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

/**
 * Returns the time stamp of the message with this key, or undefined if there is none. Throws any error from
 * the client.
 */
export async function findPosted(
  client: webApi.WebClient,
  address: SlackAddress,
  key: string,
): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await readPage(client, address, cursor);
    const found = answer.messages?.find(
      (message) =>
        message.metadata?.event_type === EVENT_TYPE &&
        Reflect.get(message.metadata.event_payload ?? {}, 'key') === key,
    );
    if (found?.ts) return found.ts;
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}

function readPage(client: webApi.WebClient, { channel, threadTs }: SlackAddress, cursor?: string) {
  const wanted = {
    channel,
    limit: PAGE_SIZE,
    include_all_metadata: true,
    oldest: String(Math.floor(Date.now() / 1000) - LOOK_BACK_SECONDS),
    ...(cursor ? { cursor } : {}),
  };
  return threadTs
    ? client.conversations.replies({ ...wanted, ts: threadTs })
    : client.conversations.history(wanted);
}
