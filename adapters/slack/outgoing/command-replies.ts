// Shows a reply only to the person who typed a command, where they typed it. What cannot be shown there goes to their
// direct messages, and nothing is shown in both places unless it has to be.
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { Language } from '../../../knowledge/model/language.js';
import { plainMessage } from '../../../bot/copy/plain-message.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { SendAttempt } from '../../../bot/model/ports.js';
import { postPrivately } from './post-privately.js';
import { keepLatest } from './post.js';
import { hasDirect } from '../model/places.js';
import type { SlackAddress, SlackConfig } from '../model/types.js';
import { mutedBlocks } from '../rendering/render-parts.js';
import { renderBlocks, type Page } from '../rendering/render.js';

/** Slack accepts 5 replies to a command. Each page counts as one, and another message may follow. */
const MOST_PAGES = 3;
/** If Slack does not say whether a reply was shown, we rely on direct messages for this long. */
const DIRECT_ONLY_MS = 5 * 60_000;

/** How many pages were shown, and whether the page after them may have been shown. */
interface Shown {
  pages: number;
  isNextUnclear: boolean;
}

/** `attempt` and `key` as for `Platform.send`. Returns how many pages were shown, and those that were not. */
export type ShowReply = (
  address: SlackAddress,
  message: OutgoingMessage,
  key: string,
  attempt: SendAttempt | undefined,
) => Promise<{ shown: number; others: Page[] }>;

export function createCommandReplies(config: SlackConfig): ShowReply {
  /** By message key. If the outbox tries a message again, we do not show the same pages twice. */
  const earlier = new Map<string, Shown>();
  let directOnlyUntil = 0;

  async function show(url: string, pages: readonly Page[]): Promise<Shown> {
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
      keepLatest(earlier, key, shown);
    }
    if (!shown || (message.urgent && hasDirect(address))) return { shown: 0, others: pages };
    const others = pages.slice(shown.pages);
    if (shown.isNextUnclear) others.splice(0, 1, perhapsShown(message.language));
    return { shown: shown.pages, others };
  };
}

/**
 * Messages in a handoff must be kept, so they go to direct messages. So does anything that may have been
 * shown already. Urgent messages are shown in both places, unless Slack recently did not say whether it
 * showed a reply. If there are no direct messages, everything is shown here, except what an adviser wrote.
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

function withRemark(pages: readonly Page[], language: Language | undefined): Page[] {
  const remark = mutedBlocks(wordsIn(language).app.slack.passes);
  return pages.map((page, index) =>
    index === pages.length - 1 ? { ...page, blocks: [...page.blocks, ...remark] } : page,
  );
}

/** Sent instead of a page that may have been shown. */
function perhapsShown(language: Language | undefined): Page {
  const [page] = renderBlocks({
    ...plainMessage(wordsIn(language).app.slack.perhapsShown),
    ...(language && { language }),
  });
  return page!;
}
