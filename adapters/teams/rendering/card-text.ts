// Turns text into card elements that Teams shows as plain text, without interpreting it.
import { formattedRuns, type Style as Marks } from '../../../bot/model/messages/chat-formatting.js';
import { shownText, webAddress } from '../../../bot/model/messages/shown-text.js';
import type { HeadingBlock, RichTextBlock, TextRun } from './card.js';

type Style = Omit<TextRun, 'type' | 'text'>;

/** An invisible character. If it is between 2 characters, Teams does not read them as one symbol. */
const ZERO_WIDTH_SPACE = '\u200B';
const URL_LIMIT = 2000;

/**
 * Stops a card from acting on the text, without changing the words. Teams replaces `{{DATE(…)}}` even in
 * plain text runs, and apps that treat a card as a template fill in `${…}`. Markdown, HTML and `<at>` are
 * safe, because plain text runs do not interpret them.
 */
function inert(text: string): string {
  return shownText(text).replace(/[${](?=\{)/g, (mark) => mark + ZERO_WIDTH_SPACE);
}

/** The reverse of `inert`. */
export function withoutBreaks(text: string): string {
  return text.replace(/(?<=[${])\u200B(?=\{)/g, '');
}

/**
 * Cuts text to `limit` characters, between words if there is a space near the end. The second value says
 * whether the text was cut.
 */
export function cut(text: string, limit: number): [text: string, wasCut: boolean] {
  if (text.length <= limit) return [text, false];
  const room = text.slice(0, Math.max(0, limit - 2));
  const space = room.search(/\s\S*$/);
  const end = space > room.length / 2 ? space : room.length;
  return [`${room.slice(0, end).replace(/\p{Surrogate}/gu, '')} …`, true];
}

/** Puts text on one line, for titles, labels and names. */
export function oneLine(text: string, limit: number): string {
  return cut(inert(text).replace(/\s+/g, ' ').trim(), limit)[0];
}

export function run(text: string, style: Style = {}): TextRun | string {
  return Object.keys(style).length ? { type: 'TextRun', text: inert(text), ...style } : inert(text);
}

/** Makes a run that opens a page. Leaves out the link if the address is unsafe to open. */
export function linkRun(text: string, url: string | undefined, style: Style = {}): TextRun | string {
  const address = cardAddress(url);
  return run(text, address ? { ...style, selectAction: { type: 'Action.OpenUrl', url: address } } : style);
}

/** Returns the address in its normal form, or undefined if it is too long or is not HTTP or HTTPS. */
export function cardAddress(url: string | undefined): string | undefined {
  if (url === undefined || url.length > URL_LIMIT) return undefined;
  // A query may contain unescaped braces, which some apps would fill in as a template.
  return webAddress(url)?.replace(/[{}]/g, encodeURIComponent);
}

/** Matches a number that a phone can dial: digits, perhaps with spaces, brackets and hyphens between them. */
const DIALLED = /^\+?\d[\d\s()-]{1,24}$/;

/** Makes a number that people can tap to call. Returns plain text for anything that is not just a number. */
export function numberRun(text: string, style: Style = {}): TextRun | string {
  const dialled = DIALLED.test(text.trim()) ? text.replace(/[^+\d]/g, '') : '';
  return run(
    text,
    dialled ? { ...style, selectAction: { type: 'Action.OpenUrl', url: `tel:${dialled}` } } : style,
  );
}

export function block(...inlines: (TextRun | string)[]): RichTextBlock {
  return { type: 'RichTextBlock', inlines };
}

export function lines(text: string, style: Style = {}, first: (TextRun | string)[] = []): RichTextBlock[] {
  return blocksOfLines(text, (line, index) => [...(index === 0 ? first : []), run(line, style)]);
}

/** Shows a person's text with its formatting. Teams does not interpret anything else in the text. */
export function markedLines(text: string): RichTextBlock[] {
  return blocksOfLines(text, (line) =>
    formattedRuns(line).map(({ text: words, ...style }) => run(words, asStyle(style))),
  );
}

/**
 * Makes a block for each line, because some clients do not break lines inside a run. Drops empty lines, which
 * are only spacing.
 */
function blocksOfLines(
  text: string,
  runsOf: (line: string, index: number) => (TextRun | string)[],
): RichTextBlock[] {
  const kept = inert(text)
    .split('\n')
    .filter((line) => line.trim());
  return kept.map((line, index) => ({
    ...block(...runsOf(line, index)),
    ...(index > 0 ? { spacing: 'small' as const } : {}),
  }));
}

function asStyle({ bold, italic, struck, code }: Marks): Style {
  return {
    ...(bold && { weight: 'bolder' as const }),
    ...(italic && { italic }),
    ...(struck && { strikethrough: struck }),
    ...(code && { fontType: 'monospace' as const }),
  };
}

/**
 * Matches letters, digits and punctuation that have no meaning in Markdown. Does not match "1. " or "- " at
 * the start, because they begin lists.
 */
const NO_MARKDOWN = /^(?!\d+[.)]\s|-)[\p{L}\p{N}\p{M} ,:?'’“”–—()/&%-]+(?:\.)?$/u;

/**
 * Makes a heading, so that screen readers can jump to it. Only a TextBlock can be a heading, and it renders
 * Markdown. If the words could be read as Markdown, we show them as large text instead.
 */
export function heading(
  text: string,
  style: Pick<HeadingBlock, 'size' | 'color'>,
): HeadingBlock | RichTextBlock {
  const words = oneLine(text, 300);
  if (!NO_MARKDOWN.test(words) || words.includes('//'))
    return block(run(words, { ...style, weight: 'bolder' }));
  return { type: 'TextBlock', style: 'heading', text: words, weight: 'bolder', wrap: true, ...style };
}
