// People's names as Slack shows them. What Slack sends along with an event is a handle, such as "s.example2", which is no
// name to show to anyone: a person whose name cannot be read has none.
import type { webApi } from '@slack/bolt';

const KEPT_MS = 60 * 60_000;
/** After a failure Slack is left alone for a while: each look-up holds up the acknowledgement of an event. */
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
      const { user: found } = await client.users.info({ user });
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
