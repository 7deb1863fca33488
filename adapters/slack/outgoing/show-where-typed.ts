// Shows a reply only to the person who typed a command, in the place where they typed it. Anything that
// cannot be shown there goes to their direct messages. A reply only appears in both places if it is urgent or
// may not have been shown.
import LruCache from 'lru-cache';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Language } from '../../../knowledge/model/language.js';
import { plainMessage } from '../../../bot/wording/plain-message.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { SendAttempt } from '../../../bot/model/ports.js';
import { postPrivately } from './post-privately.js';
import { REMEMBERED_KEYS } from './post.js';
import { hasDirect } from '../model/places.js';
import type { SlackAddress, SlackConfig } from '../model/types.js';
import { mutedBlocks } from '../rendering/render-parts.js';
import { renderBlocks } from '../rendering/render.js';
import type { SlackPage } from '../rendering/split-into-pages.js';

/** Slack accepts 5 replies to a command. Each page counts as a reply, and another message may follow. */
const MOST_PAGES = 3;
/** When Slack does not say whether it showed a reply, we use only direct messages for this long. */
const DIRECT_ONLY_MS = 5 * 60_000;

/** The number of pages shown, and whether the next page may also have been shown. */
interface Shown {
  pages: number;
  isNextUnclear: boolean;
}

/**
 * `attempt` and `key` mean the same as in `Platform.send`. Returns the number of pages shown, and the pages
 * that were not shown.
 */
export type ShowReply = (
  address: SlackAddress,
  message: OutgoingMessage,
  key: string,
  attempt: SendAttempt | undefined,
) => Promise<{ shown: number; others: SlackPage[] }>;

export function createShowWhereTyped(config: SlackConfig): ShowReply {
  /**
   * The pages already shown, by message key, so that the outbox does not show the same pages again if it
   * retries.
   */
  const earlier = new LruCache<string, Shown>({ max: REMEMBERED_KEYS });
  let directOnlyUntil = 0;

  async function show(url: string, pages: readonly SlackPage[]): Promise<Shown> {
    for (const [index, page] of pages.entries()) {
      const outcome = await postPrivately(config, url, page);
      if (outcome === 'unclear') directOnlyUntil = Date.now() + DIRECT_ONLY_MS;
      if (outcome !== 'shown') return { pages: index, isNextUnclear: outcome === 'unclear' };
    }
    return { pages: pages.length, isNextUnclear: false };
  }

  return async (address, message, key, attempt) => {
    const pages = renderBlocks(message);
    const url = addressFor(message, attempt, address);
    const mayShow = pages.length <= MOST_PAGES && (Date.now() >= directOnlyUntil || !hasDirect(address));
    let shown = earlier.get(key);
    if (!shown && url !== undefined && mayShow) {
      shown = await show(url, attempt?.purpose === 'answer' ? withRemark(pages, message.language) : pages);
      earlier.set(key, shown);
    }
    if (!shown || (message.urgent && hasDirect(address))) return { shown: 0, others: pages };
    const others = pages.slice(shown.pages);
    if (shown.isNextUnclear) others.splice(0, 1, perhapsShown(message.language));
    return { shown: shown.pages, others };
  };
}

/**
 * Returns the address for showing a message where the person typed, or undefined if the message must only
 * go to their direct messages. That is the case for anything people need to keep (messages between the
 * person and an adviser, and news such as a recall), and for anything that may already have been shown
 * here. Urgent messages go to both, unless we are not showing anything here for a while because Slack did
 * not say whether it showed a reply. If there are no direct messages, everything is shown here except what
 * an adviser wrote.
 */
function addressFor(
  { urgent }: OutgoingMessage,
  attempt: SendAttempt | undefined,
  address: SlackAddress,
): string | undefined {
  const { aside } = address;
  if (!aside || aside.until <= new Date().toISOString() || !attempt || attempt.again) return undefined;
  const { purpose, escalation } = attempt;
  const isForHere = hasDirect(address)
    ? urgent === true || purpose === 'answer' || (purpose === 'notice' && escalation === undefined)
    : purpose !== 'relay';
  return isForHere ? aside.url : undefined;
}

function withRemark(pages: readonly SlackPage[], language: Language | undefined): SlackPage[] {
  const remark = mutedBlocks(wordsIn(language).app.slack.passes);
  return pages.map((page, index) =>
    index === pages.length - 1 ? { ...page, blocks: [...page.blocks, ...remark] } : page,
  );
}

function perhapsShown(language: Language | undefined): SlackPage {
  const [page] = renderBlocks({
    ...plainMessage(wordsIn(language).app.slack.perhapsShown),
    ...(language && { language }),
  });
  return page!;
}
