// A passage: the smallest text we find and cite, with its place in the document.
import { createHash } from 'node:crypto';

/**
 * `text` holds complete sentences under one heading. A line break separates paragraphs, list items (starting with "•
 * ", after two spaces for each level of nesting) and table rows (cells separated by " | "). The lead-in line of a
 * list, or the column headings of a table, comes first in every passage that continues that list or table, so that an
 * item is never read without it.
 */
export interface Passage {
  id: string;
  /** The slug of its document. */
  document: string;
  text: string;
  /** Heading path, outermost first, without the document's title. */
  headings: string[];
  /** 1-based; absent if the format has no pages. */
  page?: number;
  /** Paragraph number as printed: "4.12", "352ZD", "VTS 3.1". */
  paragraph?: string;
  /** Order within the document, from 0. */
  position: number;
  /** Where the words differ from the printed file, in order; absent if they are all the same. */
  repairs?: readonly TextRepair[];
}

/**
 * Characters of a passage's text, from and up to. Empty if parsing removed something between two words in print, such
 * as the foot of a page; otherwise the words that parsing changed, such as one with a footnote's digit or broken at
 * the end of a line.
 */
export type TextRepair = readonly [start: number, end: number];

/** Depends on the document's slug and on the words only: spacing, quote marks and bullets do not change it. */
export function passageId(slug: string, text: string): string {
  return createHash('sha256')
    .update(`${slug}\n${wordsDigest(text)}`)
    .digest('base64url')
    .slice(0, 16);
}

/**
 * The same for any two texts with the same words in the same order; case counts, white space does not. Signs that
 * change what a figure says (£, %, <) count as words.
 */
export function wordsDigest(text: string): string {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+|[\p{Sc}%‰<>≤≥]/gu) ?? [];
  return createHash('sha256').update(words.join(' ')).digest('base64url');
}

/** "Referring a child › Consent", or the paragraph number if there is no heading; undefined if neither is known. */
export function sectionName(passage: Pick<Passage, 'headings' | 'paragraph'>): string | undefined {
  if (passage.headings.length) return passage.headings.slice(-2).join(' › ');
  return passage.paragraph;
}
