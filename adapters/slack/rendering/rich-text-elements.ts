// Small parts of Slack's rich text, and cutting long text into pieces that Slack accepts. We use rich text rather
// than mrkdwn for everything we did not write: its text elements are data, not notation, so "<!channel>", "*bold*" or
// ":name:" in a quote or a person's message is shown as written and cannot notify anyone.
import type { types } from '@slack/bolt';
import { formattedRuns } from '../../../bot/model/messages/chat-formatting.js';
import { cleanText } from './plain-text.js';

export type Element = types.RichTextElement;
export type Piece = types.RichTextSection | types.RichTextQuote | types.RichTextList;

/** A section takes 3,000 characters; for rich text no limit is written down, so that this one is kept there too. */
export const MAX_TEXT = 2_800;

export function plain(text: string): Element {
  return { type: 'text', text: cleanText(text) };
}

export function bold(text: string): Element {
  return { type: 'text', text: cleanText(text), style: { bold: true } };
}

/** Undefined for anything but a web address: a link must not be able to run or to open something else. */
export function link(address: string | undefined, text: string): Element | undefined {
  if (!address || address.length > 3_000 || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  return { type: 'link', url: url.href, text: cleanText(text) };
}

/** A number that can be pressed; only for contacts that were checked, and only if it is nothing but a number. */
export function telephone(number: string): Element {
  const digits = number.replace(/[ ()-]/g, '');
  const label = { text: cleanText(number), style: { bold: true } };
  return /^\+?\d+$/.test(digits)
    ? { type: 'link', url: `tel:${digits}`, ...label }
    : { type: 'text', ...label };
}

/** Screen readers read the sign out, so that a warning does not depend on colour or weight alone. */
export const WARNING_SIGN: Element = { type: 'emoji', name: 'warning' };

export function section(...elements: (Element | undefined)[]): types.RichTextSection {
  return { type: 'rich_text_section', elements: elements.filter((element) => element !== undefined) };
}

/** A person's words with their marks shown. */
export function markedQuote(text: string): types.RichTextQuote {
  const elements = formattedRuns(text).map(({ text: words, struck, ...style }): Element => {
    const shown = { ...style, ...(struck && { strike: struck }) };
    return Object.keys(shown).length
      ? { type: 'text', text: cleanText(words), style: shown }
      : { type: 'text', text: cleanText(words) };
  });
  return { type: 'rich_text_quote', elements };
}

export function bullets(items: types.RichTextSection[]): types.RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: items };
}

/**
 * Pieces of at most `max` UTF-16 units that give the text again when joined. Cuts after a paragraph if one ends in
 * the second half, else after a sentence, else after a word, and inside a word only if there is no other way.
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
  // Between the halves of a character that takes two units lies no place to cut.
  return /[\ud800-\udbff]$/.test(head) ? max - 1 : max;
}

/** Text that Slack refuses because there is nothing to see in it. */
export function isBlank(text: string): boolean {
  return cleanText(text).trim() === '';
}

/** Visible characters of a piece, for keeping blocks small. */
export function lengthOf(piece: Piece): number {
  return piece.elements.reduce((sum, element) => {
    if (element.type === 'rich_text_section') return sum + lengthOf(element);
    if (element.type === 'text') return sum + element.text.length;
    if (element.type === 'link') return sum + (element.text ?? '').length + element.url.length;
    return sum + 20;
  }, 0);
}
