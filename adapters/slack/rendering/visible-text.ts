// Returns the words that people read in a message in Slack, to check that none is lost.
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { blockText } from './block-text.js';
import { unescapedNotification } from './plain-text.js';
import { renderBlocks } from './render.js';

export function visibleText(message: OutgoingMessage): string {
  // A quote may continue after the line that says so.
  const { continues } = wordsIn(message.language).app.slack;
  return renderBlocks(message)
    .flatMap(({ blocks }) => blocks.map((block) => unescapedNotification(blockText(block))))
    .filter((words) => words !== continues)
    .join('\n');
}
