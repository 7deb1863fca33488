// Where a command was typed: Slack gives an address at which replies are shown there, to that person alone.
import type { Place } from '../../../bot/model/messages/message.js';
import type { SlackAddress } from './types.js';

/** Slack takes replies for 30 minutes; a reply that is late goes to the direct messages. */
const TAKES_REPLIES_MS = 25 * 60_000;

/** The same conversation; only the next replies in it are shown elsewhere. */
export function withAside(place: Place, url: string | null | undefined, now: Date): Place {
  if (!url) return place;
  const until = new Date(now.getTime() + TAKES_REPLIES_MS).toISOString();
  return { ...place, address: { ...(place.address as SlackAddress), aside: { url, until } } };
}

/** Nothing is ever posted to an address that is not Slack's; `apiUrl` is where a test or a gateway runs it. */
export function takesReplies(aside: NonNullable<SlackAddress['aside']>, apiUrl: string | undefined): boolean {
  if (aside.until <= new Date().toISOString() || !URL.canParse(aside.url)) return false;
  const { origin, hostname, protocol } = new URL(aside.url);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && /^hooks\.slack(-gov)?\.com$/.test(hostname);
}
