// Turns a PDF's paragraphs into headings, list items, numbered paragraphs and footnotes.
import { afterBullet } from '../blocks/repair-text.js';
import { itemMarker, paragraphNumber } from '../blocks/paragraph-and-item-numbers.js';
import type { FlatBlock } from '../blocks/structure.js';
import { isDate } from './cover.js';
import type { Paragraph } from './paragraphs.js';
import { isEmphasised, prominence, type BodyStyle } from './style.js';

const LONGEST_HEADING_WORDS = 22;
const LONGEST_EMPHASISED_HEADING_WORDS = 14;

/** Matches answers on forms, such as “Yes” or “Not sure”, which are in bold but are not headings. */
const ANSWERS = /^(?:(?:yes|no|not sure|don[’']t know|n\/a|other)\b[ /]*)+$/iu;

/** `levels` gives the level of each heading, based on all the paragraphs in the document. */
export function flatBlocksOf(
  paragraphs: readonly Paragraph[],
  body: BodyStyle,
  levels: (heading: Paragraph) => number,
): FlatBlock[] {
  const flatBlocks: FlatBlock[] = [];
  let margins: number[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const page = paragraph.page;
    const text = withoutFill(paragraph.text);
    if (isHeading(paragraph, body)) {
      pushHeading(flatBlocks, { kind: 'heading', level: levels(paragraph), text, page });
      margins = [];
      continue;
    }
    const bulleted = isLoneDash(paragraphs, index) ? undefined : afterBullet(text);
    const isItem = bulleted !== undefined || (itemMarker(text) !== undefined && !paragraphNumber(text));
    if (!isItem) {
      flatBlocks.push({ kind: 'text', text, page });
      margins = [];
      continue;
    }
    margins = margins.filter((margin) => margin <= paragraph.x + 4);
    if (!margins.some((margin) => Math.abs(margin - paragraph.x) <= 4)) margins.push(paragraph.x);
    flatBlocks.push({ kind: 'item', text: bulleted ?? text, depth: margins.length - 1, page });
  }
  return flatBlocks;
}

/** Shortens the rows of dots and lines that forms leave for people to write on. */
function withoutFill(text: string): string {
  return text.replace(/[._…]{5,}/gu, '…');
}

/**
 * True for a dash that does not start a list item, as in "Modern slavery", then "– an umbrella term". In a
 * list, the paragraph before or after starts with a dash too.
 */
function isLoneDash(paragraphs: readonly Paragraph[], index: number): boolean {
  const isDash = (paragraph: Paragraph | undefined) => /^[–—-]\s/u.test(paragraph?.text ?? '');
  if (!isDash(paragraphs[index]) || paragraphs[index]?.tag?.role === 'LI') return false;
  return !isDash(paragraphs[index - 1]) && !isDash(paragraphs[index + 1]);
}

/** Joins a heading whose lines have separate tags, such as "Why Legislate for" and "Advocacy Services?" */
function pushHeading(flatBlocks: FlatBlock[], heading: Extract<FlatBlock, { kind: 'heading' }>): void {
  const before = flatBlocks.at(-1);
  const goesOn =
    before?.kind === 'heading' &&
    before.level === heading.level &&
    before.page === heading.page &&
    /(?:[,–—-]|\b(?:for|of|and|or|the|to|in|with|by|on|from|a|an))$/u.test(before.text);
  if (goesOn) before.text = `${before.text} ${heading.text}`;
  else flatBlocks.push(heading);
}

function taggedLevel(paragraph: Paragraph): number | undefined {
  const level = /^H([1-6])?$/u.exec(paragraph.tag?.role ?? '');
  return level ? Number(level[1] ?? 1) : undefined;
}

function isHeading(paragraph: Paragraph, body: BodyStyle): boolean {
  const { text } = paragraph;
  const words = text.split(' ').length;
  if (!/\p{L}/u.test(text) || words > LONGEST_HEADING_WORDS || /[;,]$/u.test(text)) return false;
  if (afterBullet(text) !== undefined || isDate(text)) return false;
  if (taggedLevel(paragraph) !== undefined) return !/[a-z]{3,}\.$/u.test(text) || words < 12;
  return canHead(paragraph) && looksLikeHeading(paragraph, body, words);
}

/**
 * A line not tagged as a heading can only be one if it does not end like a sentence or start in the middle of
 * one.
 */
function canHead({ text, tag }: Paragraph): boolean {
  if (tag?.role === 'LI' || tag?.cell) return false;
  return !(/[.:]["”’']?$|["”]$|^\p{Ll}/u.test(text) || ANSWERS.test(text));
}

function looksLikeHeading(paragraph: Paragraph, body: BodyStyle, words: number): boolean {
  if (paragraph.size > body.size * 1.12) return true;
  return (
    paragraph.size > body.size * 0.95 &&
    isEmphasised(paragraph, body) &&
    words <= LONGEST_EMPHASISED_HEADING_WORDS &&
    paragraph.lines.length <= 2
  );
}

/**
 * Returns a heading's level, from its tag or from how it looks compared with the others. A heading that is
 * only in bold goes below tagged headings of the same size.
 */
export function headingLevels(
  paragraphs: readonly Paragraph[],
  body: BodyStyle,
): (paragraph: Paragraph) => number {
  const headings = paragraphs.filter((paragraph) => isHeading(paragraph, body));
  const tagged = headings.filter((heading) => taggedLevel(heading) !== undefined);
  const looks = [...new Set(headings.map((heading) => prominence(heading, body)))].sort(
    (one, other) => other - one,
  );
  return (paragraph) => {
    const level = taggedLevel(paragraph);
    if (level !== undefined) return level;
    const own = prominence(paragraph, body);
    if (tagged.length < 3) return Math.min(6, looks.indexOf(own) + 1);
    const above = tagged
      .filter((heading) => prominence(heading, body) > own)
      .map((heading) => taggedLevel(heading)!);
    return Math.min(6, Math.max(0, ...above) + 1);
  };
}
