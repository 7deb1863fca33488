// Posts and replaces a message that may need several activities, because Teams did not take its card.
import type { Activity } from 'botbuilder';
import type { RenderedMessage } from '../cards/render.js';
import { createKeyedCache } from '../model/keyed-cache.js';
import type { TeamsAddress } from '../model/types.js';
import { withTextFallback } from './activities.js';
import { unlessGone, type Calls } from './calls.js';

/** Returns Teams' ids, in order. */
interface Posting {
  post(key: string, address: TeamsAddress, rendered: RenderedMessage): Promise<string[]>;
  /** Replaces what is there, posts what is missing, and removes what is no longer needed. */
  replace(
    key: string,
    address: TeamsAddress,
    before: readonly string[],
    rendered: RenderedMessage,
  ): Promise<string[]>;
}

const REMEMBERED = 1_000;

export function createPosting(calls: Pick<Calls, 'post' | 'replace' | 'remove'>): Posting {
  /** If one text fails, the next attempt must not post those before it again. */
  const texts = createKeyedCache<string>(REMEMBERED);

  const post = (address: TeamsAddress, activity: Partial<Activity>) =>
    calls.post('send a message', address, activity);

  const page = (key: string, n: number) => `${key}#${n}`;

  async function put(address: TeamsAddress, id: string, activity: Partial<Activity>): Promise<string> {
    await calls.replace('replace a message', address, id, activity);
    return id;
  }

  return {
    post: (key, address, rendered) =>
      withTextFallback(rendered, (activities) =>
        inOrder(activities, (activity, n) =>
          activity.text === undefined
            ? post(address, activity)
            : texts.once(page(key, n), () => post(address, activity)),
        ),
      ),

    async replace(key, address, [first = '', ...further], rendered) {
      const ids = await withTextFallback(rendered, (activities) =>
        inOrder(activities, async (activity, n) => {
          if (n === 0) return put(address, first, activity);
          const id = further[n - 1];
          if (id !== undefined) {
            const kept = await unlessGone(() => put(address, id, activity));
            if (kept !== undefined) return kept;
            texts.forget(page(key, n));
          }
          return texts.once(page(key, n), () => post(address, activity));
        }),
      );
      for (const [n, id] of further.entries()) {
        if (n + 1 < ids.length) continue;
        await unlessGone(() => calls.remove('remove a message', address, id));
        texts.forget(page(key, n + 1));
      }
      return ids;
    },
  };
}

/** Each only after the one before it has arrived. */
async function inOrder<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<string>,
): Promise<string[]> {
  const results: string[] = [];
  for (const [index, item] of items.entries()) results.push(await work(item, index));
  return results;
}
