// Posts and replaces a message that may need several activities because Teams refused its card.
import type { Activity } from 'botbuilder';
import type { RenderedMessage } from '../rendering/render.js';
import { createKeyedCache } from '../model/keyed-cache.js';
import type { TeamsAddress } from '../model/types.js';
import { withTextFallback } from './activities.js';
import { unlessGone, type Calls } from './api-calls.js';

/** `post` and `replace` return the ids that Teams gave, in order. */
interface Posting {
  post(key: string, address: TeamsAddress, rendered: RenderedMessage): Promise<string[]>;
  /**
   * Replaces the existing activities, posts any that are missing, and removes any that are no longer needed.
   */
  replace(
    key: string,
    address: TeamsAddress,
    before: readonly string[],
    rendered: RenderedMessage,
  ): Promise<string[]>;
}

const REMEMBERED = 1_000;

export function createPosting(calls: Pick<Calls, 'post' | 'replace' | 'remove'>): Posting {
  /**
   * The ids of the texts posted so far. If one text fails, the next attempt must replace the texts that were
   * posted, because their words may have changed.
   */
  const texts = createKeyedCache<string>(REMEMBERED);
  const page = (key: string, n: number) => `${key}#${n}`;

  async function replace(
    key: string,
    address: TeamsAddress,
    before: readonly string[],
    rendered: RenderedMessage,
  ): Promise<string[]> {
    const shown = async (n: number) => before[n] ?? (await texts.known(page(key, n)));

    async function show(activity: Partial<Activity>, n: number): Promise<string> {
      const id = await shown(n);
      if (id) {
        const put = () => calls.replace('replace', address, id, activity).then(() => id);
        const kept = n === 0 && before.length ? await put() : await unlessGone(put);
        if (kept !== undefined) return kept;
        texts.forget(page(key, n));
      }
      const post = () => calls.post('send', address, activity);
      return activity.text === undefined ? post() : texts.once(page(key, n), post);
    }

    const ids = await withTextFallback(rendered, (activities) => inOrder(activities, show));
    let pages = ids.length;
    for (let id: string | undefined; (id = await shown(pages)); pages += 1) {
      const gone = id;
      await unlessGone(() => calls.remove('remove', address, gone));
    }
    // Only forget the ids after removing the texts. If one text could not be removed, the next attempt must
    // still find them all.
    while (pages > ids.length) texts.forget(page(key, (pages -= 1)));
    return ids;
  }

  return { post: (key, address, rendered) => replace(key, address, [], rendered), replace };
}

/** Starts each item only after the previous item has been posted. */
async function inOrder<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<string>,
): Promise<string[]> {
  const results: string[] = [];
  for (const [index, item] of items.entries()) results.push(await work(item, index));
  return results;
}
