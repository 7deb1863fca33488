// Teams sends a formatted message twice: as text without its formatting, and as HTML. This file turns the
// HTML into text with formatting marks. It only uses the HTML if the words are the same, because we must not
// pass on text that no one saw.
import { decodeHTMLStrict } from 'entities';
import { toMarkedText, type Run, type Style } from '../../../bot/model/messages/chat-formatting.js';

const STYLES: Record<string, keyof Style> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'struck',
  strike: 'struck',
  del: 'struck',
  code: 'code',
};
const LINES = new Set(
  (
    'address article aside br caption codeblock dd details div dl dt figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr main nav p pre section summary table tbody tfoot thead tr'
  ).split(' '),
);
const CELLS = new Set(['td', 'th']);
const FORMATTING = /<(?:b|strong|i|em|s|strike|del|code|li|blockquote)[\s>]/i;
const TOKEN = /<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|([^<]+|<)/gi;

/** Returns `text` unchanged if the HTML has different words or contains no formatting. */
export function withFormatting(text: string, html: string | undefined): string {
  if (html === undefined || !FORMATTING.test(html)) return text;
  const runs = runsIn(html);
  return words(runs.map((run) => run.text).join('')) === words(text) ? markedText(runs) : text;
}

/**
 * Returns the text with one space for any white space, because a number that touches the next one would not be
 * recognised and removed. Leaves out the marks of quotes and lists, because people do not type them and only one of
 * the 2 copies has them.
 */
function words(text: string): string {
  return text
    .replace(/^[>\t ]*(?:(?:\d+\.|[•*-])(?=\s))?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Returns the letters and digits in order, to compare texts that may differ in everything else. */
export function lettersIn(text: string): string {
  return words(decoded(text)).replace(/[^\p{L}\p{N}]/gu, '');
}

export const textOfHtml = (html: string): string => markedText(runsIn(html));

interface Reading {
  runs: Run[];
  /** The number of open tags of each style. We do not list the tags, because someone may open thousands. */
  open: Map<keyof Style, number>;
  /** The next item's number in each open list, or undefined for a list without numbers. */
  lists: (number | undefined)[];
  quoted: number;
}

function runsIn(html: string): Run[] {
  const reading: Reading = { runs: [], open: new Map(), lists: [], quoted: 0 };
  for (const [, slash, tag, attributes = '', content] of html.replace(/[\r\n]+/g, ' ').matchAll(TOKEN)) {
    if (content !== undefined) say(reading, decoded(content));
    else if (tag !== undefined) take(reading, { tag: tag.toLowerCase(), attributes, ends: slash === '/' });
  }
  return reading.runs;
}

function markedText(runs: readonly Run[]): string {
  return toMarkedText(runs)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n(?:>? *\n)*/g, '\n')
    .replace(/\n +/g, '\n')
    .trim();
}

function say({ runs, open }: Reading, text: string): void {
  const style: Style = Object.fromEntries([...open].flatMap(([name, tags]) => (tags ? [[name, true]] : [])));
  runs.push({ text, ...style });
}

interface Tag {
  tag: string;
  attributes: string;
  ends: boolean;
}

function take(reading: Reading, { tag, attributes, ends }: Tag): void {
  const style = STYLES[tag];
  if (style) takeStyle(reading, style, ends);
  else if (tag === 'ol' || tag === 'ul')
    takeList(reading, tag === 'ol' ? firstNumber(attributes) : undefined, ends);
  else if (tag === 'li' && !ends) takeItem(reading);
  else if (tag === 'blockquote') {
    reading.quoted = Math.max(0, reading.quoted + (ends ? -1 : 1));
    newLine(reading);
  } else if (LINES.has(tag)) newLine(reading);
  else if (CELLS.has(tag)) say(reading, ' ');
  else if (tag === 'img') say(reading, emojiIn(attributes));
}

/** In the HTML, an emoji is a picture. The text has the sign of an emoji, but not the names of other pictures. */
function emojiIn(attributes: string): string {
  const sign = decoded(/(?:^|\s)alt\s*=\s*"([^"]*)"/i.exec(attributes)?.[1] ?? '');
  return /\p{L}/u.test(sign) ? '' : sign;
}

function takeStyle({ open }: Reading, style: keyof Style, ends: boolean): void {
  open.set(style, Math.max(0, (open.get(style) ?? 0) + (ends ? -1 : 1)));
}

/**
 * A list may continue the numbers of an earlier list, and references such as “as in step 3” must stay
 * correct.
 */
function firstNumber(attributes: string): number {
  return Number(/\bstart\s*=\s*["']?(\d{1,4})/i.exec(attributes)?.[1] ?? 1);
}

function takeList(reading: Reading, first: number | undefined, ends: boolean): void {
  if (ends) reading.lists.pop();
  else reading.lists.push(first);
  newLine(reading);
}

function takeItem(reading: Reading): void {
  const { lists, runs } = reading;
  newLine(reading);
  const number = lists.at(-1);
  if (number !== undefined) lists[lists.length - 1] = number + 1;
  runs.push({ text: number === undefined ? '• ' : `${number}. ` });
}

function newLine({ runs, quoted }: Reading): void {
  runs.push({ text: quoted ? '\n> ' : '\n' });
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]*);/gi;

/** Leaves numbers with many more digits as they are, because the library throws an error for them. */
export function decoded(text: string): string {
  return text.replace(ENTITY, (entity) => decodeHTMLStrict(entity)).replaceAll('\u00a0', ' ');
}
