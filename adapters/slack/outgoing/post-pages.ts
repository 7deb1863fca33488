// Posts a long message as several pages. Any change to the message replaces every page, because an unchanged
// page could still show text that was erased.
import type { PostedPlace } from '../../../bot/model/ports.js';
import { messageIdOf } from '../model/places.js';
import type { SlackAddress } from '../model/types.js';
import type { SlackPage } from '../rendering/split-into-pages.js';
import { slackErrorCode } from './failures.js';
import type { Poster } from './post.js';

interface Where {
  address: SlackAddress;
  /** True in a channel: all pages after the first go in a thread, to keep the channel readable. */
  inThread: boolean;
  key: string;
}

export function postedAs(channel: string, [first = '', ...further]: readonly string[]): PostedPlace {
  const messageId = messageIdOf(channel, first);
  return further.length
    ? { messageId, furtherPages: further.map((ts) => messageIdOf(channel, ts)) }
    : { messageId };
}

/** Returns the timestamps of the pages, in order. */
export async function sendPages(
  poster: Pick<Poster, 'post'>,
  where: Where,
  pages: readonly SlackPage[],
  again: boolean,
): Promise<string[]> {
  const sent: string[] = [];
  for (const page of pages) sent.push(await postNext(poster, where, { page, sent, again }));
  return sent;
}

/** Replaces each page, posts any missing pages, and deletes any that are no longer needed. */
export async function replacePages(
  poster: Poster,
  where: Where,
  pages: readonly SlackPage[],
  before: readonly string[],
): Promise<string[]> {
  const { channel } = where.address;
  const sent: string[] = [];
  for (const [index, page] of pages.entries()) {
    const ts = before[index];
    if (ts !== undefined && (await isReplaced(poster, { channel, ts, page }, index === 0))) sent.push(ts);
    else sent.push(await postNext(poster, where, { page, sent, again: true }));
  }
  for (const ts of before.slice(pages.length)) await poster.remove(channel, ts);
  return sent;
}

/**
 * Returns false if the page is gone, for example because an administrator deleted it. Throws if it is the
 * first page, because then the whole message is gone.
 */
async function isReplaced(
  poster: Poster,
  { channel, ts, page }: { channel: string; ts: string; page: SlackPage },
  isFirst: boolean,
): Promise<boolean> {
  try {
    await poster.replace(channel, ts, page);
    return true;
  } catch (error) {
    if (isFirst || slackErrorCode(error) !== 'message_not_found') throw error;
    // Also forgets the page's key. Otherwise, we would assume that the page still exists.
    await poster.remove(channel, ts);
    return false;
  }
}

function postNext(
  poster: Pick<Poster, 'post'>,
  { address: { channel, threadTs }, inThread, key }: Where,
  { page, sent, again }: { page: SlackPage; sent: readonly string[]; again: boolean },
): Promise<string> {
  const thread = threadTs ?? (inThread ? sent[0] : undefined);
  const number = sent.length + 1;
  return poster.post(
    { channel, ...(thread ? { threadTs: thread } : {}) },
    page,
    number === 1 ? key : `${key}#${number}`,
    again,
  );
}
