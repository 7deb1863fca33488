// Handles replies to commands. Slack gives each command its own address, and a reply sent there appears where
// the command was typed. Only the person who typed the command sees the reply.
import type { Place } from '../../../bot/model/messages/message.js';
import type { SlackAddress } from './types.js';

/**
 * Slack accepts replies for 30 minutes. We stop earlier, and send later replies to the person's direct
 * messages.
 */
const TAKES_REPLIES_MS = 25 * 60_000;

/** Returns the same conversation, but its next replies are shown where the command was typed. */
export function withReplyUrl(place: Place, url: string | null | undefined, now: Date): Place {
  if (!url) return place;
  const until = new Date(now.getTime() + TAKES_REPLIES_MS).toISOString();
  return { ...place, address: { ...(place.address as SlackAddress), aside: { url, until } } };
}

/** Returns true if the address belongs to Slack, or to the test server or gateway at `apiUrl`. */
export function isOfSlack(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, hostname, protocol } = new URL(url);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && /^hooks\.slack(-gov)?\.com$/.test(hostname);
}
