// Looks up people's names as Slack shows them. Slack's events only include a handle, such as "s.example2",
// which we should not show anyone. If the look-up fails and we have no earlier name, returns undefined.
import type { webApi } from '@slack/bolt';
import LruCache from 'lru-cache';
import { slackErrorCode } from '../outgoing/failures.js';

const KEPT_MS = 60 * 60_000;
/**
 * After a failure, we stop calling Slack for this long, because each look-up delays acknowledging an event.
 * During the pause, we use the names we have, even old ones. If a mention lost its name, the message might
 * look edited.
 */
const PAUSE_MS = 5 * 60_000;
const MOST_KEPT = 2_000;

export type NameOf = (user: string) => Promise<string | undefined>;

/** Needs the scope `users:read`. Never throws. */
export function createNames(client: webApi.WebClient): NameOf {
  const kept = new LruCache<string, { name: Promise<string | undefined>; until: number }>({ max: MOST_KEPT });
  let pausedUntil = 0;

  return async (user) => {
    const known = kept.get(user);
    const now = Date.now();
    if (known && known.until > now) return known.name;
    if (pausedUntil > now) return known?.name;
    const name = lookUp(client, user).catch(() => {
      pausedUntil = Date.now() + PAUSE_MS;
      if (known) kept.set(user, known);
      else kept.delete(user);
      return known?.name;
    });
    kept.set(user, { name, until: now + KEPT_MS });
    return name;
  };
}

/**
 * Returns undefined if Slack gives no details of this person, such as an outside member of a shared channel.
 */
async function lookUp(client: webApi.WebClient, user: string): Promise<string | undefined> {
  try {
    const { user: found } = await client.users.info({ user });
    return found?.profile?.display_name?.trim() || found?.real_name?.trim() || undefined;
  } catch (error) {
    if (/^users?_not_(?:found|visible)$/.test(slackErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}
