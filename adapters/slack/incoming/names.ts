// Looks up people's names as Slack shows them. Slack's events only include a handle, such as "s.example2", which we
// should not show anyone. If a name cannot be read, we treat the person as having none.
import type { webApi } from '@slack/bolt';
import { slackErrorCode } from '../outgoing/failures.js';

const KEPT_MS = 60 * 60_000;
/** After a failure, we stop calling Slack for a while, because each look-up delays acknowledging an event. */
const PAUSE_MS = 5 * 60_000;
const MOST_KEPT = 2_000;

export type NameOf = (user: string) => Promise<string | undefined>;

/** Needs the scope `users:read`. Never throws. */
export function createNames(client: webApi.WebClient): NameOf {
  const kept = new Map<string, { name: string | undefined; until: number }>();
  let pausedUntil = 0;

  return async (user) => {
    const known = kept.get(user);
    if (known && known.until > Date.now()) return known.name;
    if (pausedUntil > Date.now()) return undefined;
    try {
      const found = await lookUp(client, user);
      const name = found?.profile?.display_name?.trim() || found?.real_name?.trim() || undefined;
      kept.set(user, { name, until: Date.now() + KEPT_MS });
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
      return name;
    } catch {
      pausedUntil = Date.now() + PAUSE_MS;
      return undefined;
    }
  };
}

/** Undefined if Slack does not tell us about this person, such as an outside member of a shared channel. */
async function lookUp(client: webApi.WebClient, user: string) {
  try {
    return (await client.users.info({ user })).user;
  } catch (error) {
    if (/^users?_not_(?:found|visible)$/.test(slackErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}
