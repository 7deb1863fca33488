// Makes parts of Slack's rich text, and cuts long text into pieces that Slack accepts. We use rich text
// instead of mrkdwn for all text we did not write, because Slack does not interpret it: "<!channel>",
// "*bold*" or ":name:" is shown as written and cannot notify anyone.
import type { types } from '@slack/bolt';
import { formattedRuns } from '../../../bot/model/messages/chat-formatting.js';
import { shownText, webAddress } from '../../../bot/model/messages/shown-text.js';

export type Element = types.RichTextElement;
export type RichTextPiece = types.RichTextSection | types.RichTextQuote | types.RichTextList;

/**
 * Slack limits a section to 3,000 characters. It gives no limit for rich text, so we use the same limit
 * there.
 */
export const MAX_TEXT = 2_800;

export function plain(text: string): Element {
  return { type: 'text', text: shownText(text) };
}

export function bold(text: string): Element {
  return { type: 'text', text: shownText(text), style: { bold: true } };
}

/**
 * Returns undefined unless the address is a web address, because a link must not run code or open anything
 * else.
 */
export function link(address: string | undefined, text: string): Element | undefined {
  const url = address && address.length <= 3_000 ? webAddress(address) : undefined;
  return url === undefined ? undefined : { type: 'link', url, text: shownText(text) };
}

/**
 * Makes a phone number that people can tap. Only use this for contacts we have checked. If the text is not
 * just a number, does not make a link.
 */
export function telephone(number: string): Element {
  const digits = number.replace(/[ ()-]/g, '');
  const label = { text: shownText(number), style: { bold: true } };
  return /^\+?\d+$/.test(digits)
    ? { type: 'link', url: `tel:${digits}`, ...label }
    : { type: 'text', ...label };
}

/** Screen readers read this sign out, so that a warning does not depend only on colour or bold text. */
export const WARNING_SIGN: Element = { type: 'emoji', name: 'warning' };

export function section(...elements: (Element | undefined)[]): types.RichTextSection {
  return { type: 'rich_text_section', elements: elements.filter((element) => element !== undefined) };
}

export function markedQuote(text: string): types.RichTextQuote {
  const elements = formattedRuns(text).map(({ text: words, struck, ...style }): Element => {
    const shown = { ...style, ...(struck && { strike: struck }) };
    return Object.keys(shown).length
      ? { type: 'text', text: shownText(words), style: shown }
      : { type: 'text', text: shownText(words) };
  });
  return { type: 'rich_text_quote', elements };
}

export function bullets(items: types.RichTextSection[]): types.RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: items };
}

/**
 * Cuts text into pieces of up to `max` UTF-16 units. Joined together, the pieces give the original text. Cuts
 * after a paragraph if one ends in the second half of a piece. If not, cuts after a sentence, then after a
 * word, and only then inside a word.
 */
export function cutText(text: string, max = MAX_TEXT): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const at = cutAt(rest, max);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (rest) pieces.push(rest);
  return pieces;
}

function cutAt(text: string, max: number): number {
  const head = text.slice(0, max);
  for (const boundary of [/\n/g, /[.!?;:]["”’)]?\s/g, /\s/g]) {
    const last = [...head.matchAll(boundary)].at(-1);
    const end = last ? last.index + last[0].length : 0;
    if (end > max / 2) return end;
  }
  // Some characters take 2 units. Never cut one in half.
  return /[\ud800-\udbff]$/.test(head) ? max - 1 : max;
}

/** Slack rejects text in which nothing is visible. */
export function isBlank(text: string): boolean {
  return shownText(text).trim() === '';
}

/** Counts the visible characters of a piece, so that blocks can be kept small. */
export function lengthOf(piece: RichTextPiece): number {
  return piece.elements.reduce((sum, element) => {
    if (element.type === 'rich_text_section') return sum + lengthOf(element);
    if (element.type === 'text') return sum + element.text.length;
    if (element.type === 'link') return sum + (element.text ?? '').length + element.url.length;
    return sum + 20;
  }, 0);
}
