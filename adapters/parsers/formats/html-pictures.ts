import type { CheerioAPI } from 'cheerio';
import { pictureWord } from '../blocks/picture-word.js';
import type { Node } from './html-parts.js';

const INLINE = new Set(['a', 'abbr', 'b', 'em', 'i', 'picture', 'small', 'span', 'strong', 'u']);

/**
 * Replaces a picture with its words if it is beside text, or is the only content of a table cell. Without them,
 * “[Do not] contact the family” would say the opposite.
 */
export function writePictures($: CheerioAPI): void {
  for (const picture of $('img[alt],[role="img"][aria-label]').toArray()) {
    const isCell = isWholeCell($, picture);
    if (!isCell && !isBesideText($, picture)) continue;
    const alternative = $(picture).attr('alt') ?? $(picture).attr('aria-label');
    const word = pictureWord(alternative, { isWholeCell: isCell });
    if (word) $(picture).replaceWith($('<span>').text(` ${word} `));
  }
}

function isWholeCell($: CheerioAPI, picture: Node): boolean {
  const cell = $(picture).closest('td,th');
  return cell.siblings('td,th').length > 0 && !cell.text().trim();
}

function isBesideText($: CheerioAPI, picture: Node): boolean {
  for (let node: Node | null = picture; node; node = node.parent) {
    if (isText($, node.prev, 'prev') || isText($, node.next, 'next')) return true;
    if (!node.parent || !('tagName' in node.parent) || !INLINE.has(node.parent.tagName)) return false;
  }
  return false;
}

/** Skips white space and comments. */
function isText($: CheerioAPI, sibling: Node | null, direction: 'prev' | 'next'): boolean {
  let node = sibling;
  while (node && !('tagName' in node) && !$(node).text().trim()) node = node[direction];
  if (!node) return false;
  return (!('tagName' in node) || INLINE.has(node.tagName)) && $(node).text().trim() !== '';
}
