// Handles replies to commands. Slack gives us an address for each command. Replies sent to that address
// appear where the command was typed, and only the person who typed it sees them.
import type { Place } from '../../../bot/model/messages/message.js';
import type { SlackAddress } from './types.js';

/** Slack accepts replies for 30 minutes. A later reply goes to the person's direct messages. */
const TAKES_REPLIES_MS = 25 * 60_000;

/** The same conversation, except that its next replies are shown where the command was typed. */
export function withReplyUrl(place: Place, url: string | null | undefined, now: Date): Place {
  if (!url) return place;
  const until = new Date(now.getTime() + TAKES_REPLIES_MS).toISOString();
  return { ...place, address: { ...(place.address as SlackAddress), aside: { url, until } } };
}

/** Whether an address is Slack's own. `apiUrl` is the address of a test or gateway, if there is one. */
export function isOfSlack(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, hostname, protocol } = new URL(url);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && /^hooks\.slack(-gov)?\.com$/.test(hostname);
}
