// Splits a long message into pages that each fit in one Slack message. Each page except the last says that
// the message continues.
import type { types } from '@slack/bolt';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { Language } from '../../../knowledge/model/language.js';
import { mutedBlocks } from './render-parts.js';

export interface SlackPage {
  blocks: types.KnownBlock[];
  /** Escaped text for the notification, and for clients that do not show blocks. */
  text: string;
  /** Defaults to English. */
  language?: Language;
}

/** Slack accepts 50 blocks in a message. */
const MAX_BLOCKS = 45;
/**
 * Slack refuses a message if its blocks have about 13,200 characters or more (error `msg_blocks_too_long`,
 * undocumented). The limit is lower for rich text. We do not know how Slack counts, so we count the bytes
 * of the whole JSON.
 */
const MAX_BYTES = 11_500;

/**
 * Returns at least one page, in the order to post them. Most buttons go on the last page. The buttons of a
 * request for an adviser go on the first page, because only that page is in the channel itself.
 */
export function splitIntoPages(
  { content, buttons }: Record<'content' | 'buttons', types.KnownBlock[]>,
  isRequest: boolean,
  { continues, continued }: PractitionerWords['app']['slack'],
  summary: string,
): Omit<SlackPage, 'language'>[] {
  const pages = isRequest ? paginate(content, buttons) : paginate([...content, ...buttons]);
  return pages.map((blocks, index) => ({
    blocks: [
      ...blocks,
      ...(index < pages.length - 1 ? mutedBlocks(continues) : []),
      ...(isRequest && index === 0 ? buttons : []),
    ],
    text: index === 0 ? summary : continued(index + 1, pages.length),
  }));
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
