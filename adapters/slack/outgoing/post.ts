// Posts and replaces single messages in Slack, and makes sure that a repeated attempt does not post twice.
import type { webApi } from '@slack/bolt';
import LruCache from 'lru-cache';
import { withOrdinaryButtons } from '../rendering/buttons.js';
import { pageAsText, SHORT_TEXT_MESSAGE } from '../rendering/block-text.js';
import { mayHaveArrived, slackErrorCode } from './failures.js';
import { findPosted, metadataOf } from './find-posted.js';
import type { SlackPage } from '../rendering/split-into-pages.js';
import type { SlackAddress } from '../model/types.js';

/** Slack's errors when blocks exceed an undocumented limit. We then send the same words as plain text. */
const BLOCKS_REFUSED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);
/**
 * Errors that mean the app has no permission to look for an earlier post. We then send the message again,
 * because a duplicate is better than no message.
 */
const MAY_NOT_LOOK = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'thread_not_found',
  'no_permission',
]);
export const REMEMBERED_KEYS = 1_000;

/** Stops our text from notifying people, showing previews or turning into links. */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, mrkdwn: false } as const;

export interface Poster {
  /**
   * Returns the new message's timestamp. `again` means that an earlier attempt with this key may have
   * arrived.
   */
  post(address: SlackAddress, page: SlackPage, key: string, again: boolean): Promise<string>;
  /** If `key` is given, stores it with the message, so that a later attempt can find the message. */
  replace(channel: string, ts: string, page: SlackPage, key?: string): Promise<void>;
  /** Does nothing if the message is already gone. */
  remove(channel: string, ts: string): Promise<void>;
}

/** Throws any error from the client. */
export function createPoster(client: webApi.WebClient): Poster {
  // The result for each key in this process: a timestamp, or empty if there was no reply. If one page of
  // a message fails, the caller sends every page again, because it does not know which pages arrived.
  const attempts = new LruCache<string, string>({ max: REMEMBERED_KEYS });

  async function attempt(address: SlackAddress, page: SlackPage, key: string): Promise<string> {
    const target = {
      channel: address.channel,
      ...(address.threadTs ? { thread_ts: address.threadTs } : {}),
      metadata: metadataOf(key),
      ...QUIET,
      parse: 'none' as const,
    };
    const answer = await withPlainFallback(
      page,
      (blocks) =>
        client.chat.postMessage({ ...target, text: page.text, ...(blocks.length ? { blocks } : {}) }),
      (text) => client.chat.postMessage({ ...target, text }),
    );
    return answer.ts ?? '';
  }

  async function attemptAndNote(address: SlackAddress, page: SlackPage, key: string): Promise<string> {
    try {
      return await attempt(address, page, key);
    } catch (error) {
      if (mayHaveArrived(error)) attempts.set(key, '');
      throw error;
    }
  }

  return {
    async post(address, page, key, again) {
      const before = attempts.get(key);
      if (before) return before;
      const found = again || attempts.has(key) ? await look(client, address, key) : undefined;
      const ts = found ?? (await attemptAndNote(address, page, key));
      attempts.set(key, ts);
      return ts;
    },
    async replace(channel, ts, page, key) {
      const metadata = key === undefined ? {} : { metadata: metadataOf(key) };
      const target = { channel, ts, link_names: false, parse: 'none' as const, ...metadata };
      await withPlainFallback(
        page,
        (blocks) => client.chat.update({ ...target, text: page.text, blocks }),
        // Send an empty list of blocks. Otherwise, the message would keep its old blocks, and the old text in
        // them.
        (text) => client.chat.update({ ...target, text, blocks: [] }),
      );
    },
    async remove(channel, ts) {
      for (const [key, known] of [...attempts.entries()]) if (known === ts) attempts.delete(key);
      await client.chat.delete({ channel, ts }).catch((error: unknown) => {
        if (slackErrorCode(error) !== 'message_not_found') throw error;
      });
    },
  };
}

async function withPlainFallback<T>(
  page: SlackPage,
  withBlocks: (blocks: SlackPage['blocks']) => Promise<T>,
  asText: (text: string) => Promise<T>,
): Promise<T> {
  const hasNewer = page.blocks.some(({ type }) => type === 'context_actions');
  for (const blocks of [page.blocks, ...(hasNewer ? [withOrdinaryButtons(page.blocks)] : [])])
    try {
      return await withBlocks(blocks);
    } catch (error) {
      if (!BLOCKS_REFUSED.has(slackErrorCode(error) ?? '')) throw error;
    }
  try {
    return await asText(pageAsText(page));
  } catch (error) {
    if (slackErrorCode(error) !== 'msg_too_long') throw error;
    return asText(pageAsText(page, SHORT_TEXT_MESSAGE));
  }
}

async function look(
  client: webApi.WebClient,
  address: SlackAddress,
  key: string,
): Promise<string | undefined> {
  try {
    return await findPosted(client, address, key);
  } catch (error) {
    if (MAY_NOT_LOOK.has(slackErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}
