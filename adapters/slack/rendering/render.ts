// Renders a message for Slack as one or more pages of blocks. Each page fits in one Slack message. We do
// not cut text: a quote or an adviser's message could lose the word "not", and not everyone can open a web
// page to read the rest. If Slack refuses the blocks, we send plain text, and only cut it if it is
// extremely long.
import type { types } from '@slack/bolt';
import { foldQuotes } from '../../../bot/model/messages/fold-quotes.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { buttonBlocks, footerBlocks } from './buttons.js';
import { escapeNotification } from './plain-text.js';
import { blocksOf, mutedBlocks, richBlocks } from './render-parts.js';
import { bold, cutText, isBlank, section, WARNING_SIGN } from './rich-text-elements.js';
import { splitIntoPages, type SlackPage } from './split-into-pages.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

const MAX_NOTIFICATION = 2_000;

/** Returns the pages of a message, in the order to post them. */
export function renderBlocks(message: OutgoingMessage): SlackPage[] {
  const say = wordsIn(message.language);
  const isRequest = message.buttons.some(({ action }) => 'escalation' in action);
  const pages = splitIntoPages(allBlocks(message, say), isRequest, say.app.slack, notification(message, say));
  return pages.map((page) => ({ ...page, ...(message.language && { language: message.language }) }));
}

function allBlocks(
  message: OutgoingMessage,
  say: PractitionerWords,
): Record<'content' | 'buttons', types.KnownBlock[]> {
  const said = say.page.message;
  let buttons = 0;
  const nextId = () => (buttons += 1);
  const blocks: types.KnownBlock[] = [];
  if (message.urgent && !saysUrgent(firstWords(message), said))
    blocks.push(...richBlocks([section(WARNING_SIGN, bold(` ${said.urgent}`))]));
  let labelled = !message.writtenByModel;
  for (const part of foldQuotes(message.parts)) {
    if (part.kind === 'claims' && !labelled) {
      blocks.push(...mutedBlocks(said.writtenByModel));
      labelled = true;
    }
    blocks.push(...(part.kind === 'choices' ? buttonBlocks(part.buttons, nextId, say) : blocksOf(part, say)));
  }
  if (!labelled) blocks.push(...mutedBlocks(said.writtenByModel));
  return { content: blocks, buttons: footerBlocks(message.buttons, nextId, say) };
}

/** True if the message already starts by saying that it is urgent, so that we do not add a warning. */
function saysUrgent(
  words: string,
  { urgent }: Pick<PractitionerWords['page']['message'], 'urgent'>,
): boolean {
  return words.toLowerCase().startsWith(urgent.toLowerCase());
}

function firstWords({ parts: [first] }: OutgoingMessage): string {
  return first && 'text' in first ? first.text : '';
}

function notification({ summary, urgent }: OutgoingMessage, { app, page }: PractitionerWords): string {
  const said = page.message;
  const text = isBlank(summary) ? app.newMessage : summary;
  const [first = '', more] = cutText(text, MAX_NOTIFICATION);
  const shown = `${first}${more ? '…' : ''}`;
  return escapeNotification(urgent && !saysUrgent(first, said) ? said.announcedUrgent(shown) : shown);
}
