// Finds the text and links of HTML without parsing it, in time proportional to its length. This runs in the
// process that serves people, where parsing a long or hostile page would keep everyone waiting.
import { decodeHTML, decodeHTMLAttribute } from 'entities';

export interface Link {
  address: string;
  title: string;
}

/**
 * Returns the text that a person would read, on one line of up to `longest` characters. Leaves out scripts
 * and comments.
 */
export function textFromHtml(html: string, longest: number): string {
  let words = '';
  for (const piece of piecesOf(html)) {
    if ('text' in piece) words += decoded(piece.text);
    if (words.length > longest) break;
  }
  return oneLine(words).slice(0, longest);
}

/** Stops at the first text, so that a long page takes no longer than a short one. */
export function hasText(html: string): boolean {
  for (const piece of piecesOf(html)) if ('text' in piece && decoded(piece.text).trim()) return true;
  return false;
}

export function linksOf(html: string): Link[] {
  const links: Link[] = [];
  let open: { address: string; words: string[] } | undefined;
  const close = () => {
    if (open) links.push({ address: open.address, title: oneLine(open.words.join('')) });
    open = undefined;
  };
  for (const piece of piecesOf(html)) {
    if ('text' in piece) open?.words.push(decoded(piece.text));
    // A link ends where the next one begins, as it does in a browser.
    else if (/^<\/?a[\s/>]/i.test(piece.tag)) {
      close();
      const address = piece.tag.startsWith('</') ? undefined : attributeOf(piece.tag, 'href');
      if (address !== undefined) open = { address, words: [] };
    }
  }
  close();
  return links;
}

type Piece = { text: string } | { tag: string };

/**
 * A tag, comment or script without an end continues to the end of the page, so that we never search for the
 * same end twice.
 */
function* piecesOf(html: string): Generator<Piece> {
  const markup = /<(?:!--|\/?[a-z]|[!?/])/gi;
  let at = 0;
  for (let found = markup.exec(html); found; found = markup.exec(html)) {
    if (found.index > at) yield { text: html.slice(at, found.index) };
    const start = found.index;
    at = endOf(html, start, found[0]);
    if (found[0] !== '<!--') yield { tag: html.slice(start, at) };
    const hidden = /^<s/i.test(found[0]) && /^<(script|style)[\s/>]/i.exec(html.slice(start, start + 8))?.[1];
    if (hidden) at = endAfter(html, new RegExp(`(?=</${hidden})`, 'gi'), at);
    markup.lastIndex = at;
  }
  if (at < html.length) yield { text: html.slice(at) };
}

function endOf(html: string, start: number, opening: string): number {
  if (opening === '<!--') return endAfter(html, /--!?>/g, start + 2);
  if (!/[a-z]$/i.test(opening)) return endAfter(html, />/g, start);
  // A ">" in the value of an attribute does not end the tag.
  const stop = /=\s*(["'])|>/g;
  stop.lastIndex = start;
  for (let found = stop.exec(html); found; found = stop.exec(html)) {
    if (!found[1]) return stop.lastIndex;
    const closing = html.indexOf(found[1], stop.lastIndex);
    if (closing < 0) break;
    stop.lastIndex = closing + 1;
  }
  return html.length;
}

function endAfter(html: string, end: RegExp, from: number): number {
  end.lastIndex = from;
  return end.test(html) ? end.lastIndex : html.length;
}

function attributeOf(tag: string, wanted: string): string | undefined {
  const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/gy;
  attribute.lastIndex = tag.search(/[\s/>]/);
  for (let found = attribute.exec(tag); found; found = attribute.exec(tag))
    if (found[1]!.toLowerCase() === wanted)
      return decodeHTMLAttribute(found[2] ?? found[3] ?? found[4] ?? '');
  return undefined;
}

/**
 * The library throws an error for a numeric entity of more than 300 digits, so we replace long ones first.
 */
function decoded(text: string): string {
  return decodeHTML(text.replace(/&#x?[\da-f]{20,};?/gi, '\ufffd'));
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
