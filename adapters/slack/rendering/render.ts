// Renders a message for Slack as one or more pages of blocks, each of which fits in one Slack message. We do
// not cut text, because a quote or an adviser's message could lose the word "not", and not every Slack reader
// can open a page with the rest. If Slack refuses the blocks, we send plain text instead, and cut only the
// longest text.
import type { Language } from '../../../knowledge/model/language.js';
import type { types } from '@slack/bolt';
import { foldQuotes } from '../../../bot/model/messages/fold-quotes.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { buttonBlocks, footerBlocks } from './buttons.js';
import { escapeNotification } from './plain-text.js';
import { blocksOf, mutedBlocks, richBlocks } from './render-parts.js';
import { bold, cutText, isBlank, section, WARNING_SIGN } from './rich-text-elements.js';
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';

export interface Page {
  blocks: types.KnownBlock[];
  /** Escaped text for the notification, and for clients that do not show blocks. */
  text: string;
  /** Defaults to English. */
  language?: Language;
}

/** Slack accepts 50 blocks in a message. */
const MAX_BLOCKS = 45;
/**
 * Slack refuses a message whose blocks have about 13,200 characters or more, or fewer in rich text
 * (`msg_blocks_too_long`, undocumented). We do not know how Slack counts, so we count the bytes of the whole
 * JSON.
 */
const MAX_BYTES = 11_500;
const MAX_NOTIFICATION = 2_000;

/**
 * Returns at least one page, in the order to post them. Buttons are on the last page, but those of a request
 * for an adviser are on the first, because only that page is in the channel itself.
 */
export function renderBlocks(message: OutgoingMessage): Page[] {
  const say = wordsIn(message.language);
  const { content, buttons } = allBlocks(message, say);
  const isRequest = message.buttons.some(({ action }) => 'escalation' in action);
  const pages = isRequest ? paginate(content, buttons) : paginate([...content, ...buttons]);
  const summary = notification(message, say);
  return pages.map((blocks, index) => ({
    blocks: [
      ...blocks,
      ...(index < pages.length - 1 ? mutedBlocks(say.app.slack.continues) : []),
      ...(isRequest && index === 0 ? buttons : []),
    ],
    ...(message.language && { language: message.language }),
    text: index === 0 ? summary : say.app.slack.continued(index + 1, pages.length),
  }));
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

/** Whether the message starts by saying that it is urgent. If so, we do not add a warning. */
function saysUrgent(
  words: string,
  { urgent }: Pick<PractitionerWords['page']['message'], 'urgent'>,
): boolean {
  return words.toLowerCase().startsWith(urgent.toLowerCase());
}

function firstWords({ parts: [first] }: OutgoingMessage): string {
  return first && 'text' in first ? first.text : '';
}

/** `kept` contains blocks that must also fit on the first page. */
function paginate(blocks: types.KnownBlock[], kept: types.KnownBlock[] = []): types.KnownBlock[][] {
  const pages: types.KnownBlock[][] = [[]];
  let bytes = kept.reduce((sum, block) => sum + sizeOf(block), 0);
  for (const block of blocks) {
    const size = sizeOf(block);
    const page = pages.at(-1)!;
    const most = pages.length === 1 ? MAX_BLOCKS - kept.length : MAX_BLOCKS;
    if (page.length > 0 && (page.length >= most || bytes + size > MAX_BYTES)) {
      // Keeps a heading on the same page as the text below it.
      const heading = page.length > 1 && page.at(-1)?.type === 'header' ? page.splice(-1) : [];
      pages.push([...heading, block]);
      bytes = heading.reduce((sum, moved) => sum + sizeOf(moved), size);
    } else {
      page.push(block);
      bytes += size;
    }
  }
  return pages;
}

function sizeOf(block: types.KnownBlock): number {
  return Buffer.byteLength(JSON.stringify(block)) + 1;
}

function notification({ summary, urgent }: OutgoingMessage, { app, page }: PractitionerWords): string {
  const said = page.message;
  const text = isBlank(summary) ? app.newMessage : summary;
  const [first = '', more] = cutText(text, MAX_NOTIFICATION);
  const shown = `${first}${more ? '…' : ''}`;
  return escapeNotification(urgent && !saysUrgent(first, said) ? said.announcedUrgent(shown) : shown);
}
