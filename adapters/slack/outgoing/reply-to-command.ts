// Shows a reply only to the person who typed a command, where they typed it. Returns false if the reply has
// to go to their direct messages.
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { SendAttempt } from '../../../bot/model/ports.js';
import { postPrivately } from './post-privately.js';
import { hasDirect } from '../model/places.js';
import type { SlackAddress, SlackConfig } from '../model/types.js';
import { mutedBlocks } from '../rendering/render-parts.js';
import { renderBlocks } from '../rendering/render.js';

/** Slack accepts 5 replies to a command. Each page counts as one, and another message may follow. */
const MOST_PAGES = 3;

export async function replyToCommand(
  config: SlackConfig,
  address: SlackAddress,
  message: OutgoingMessage,
  attempt: SendAttempt | undefined,
): Promise<boolean> {
  const { aside: replyUrl } = address;
  if (!replyUrl || replyUrl.until <= new Date().toISOString() || !isReply(message, attempt, address))
    return false;
  const pages = renderBlocks(message);
  if (pages.length > MOST_PAGES) return false;
  for (const [index, { text, blocks }] of pages.entries()) {
    const isLast = index === pages.length - 1 && attempt?.purpose === 'answer';
    const shown = isLast ? [...blocks, ...mutedBlocks(wordsIn(message.language).app.slack.passes)] : blocks;
    if ((await postPrivately(config, replyUrl.url, { text, blocks: shown })) !== 'shown') return false;
  }
  return true;
}

/**
 * Messages in a handoff must be kept, so they go to direct messages. So does anything that may have been shown already.
 * Urgent messages are shown in both places. If there are no direct messages, everything is shown here, except what an
 * adviser wrote.
 */
function isReply(
  { urgent }: OutgoingMessage,
  attempt: SendAttempt | undefined,
  address: SlackAddress,
): boolean {
  if (!attempt || attempt.again) return false;
  const { purpose, escalation } = attempt;
  if (!hasDirect(address)) return purpose !== 'relay';
  return urgent === true || purpose === 'answer' || (purpose === 'notice' && escalation === undefined);
}
