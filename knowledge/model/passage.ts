// A passage: the smallest text we find and cite, with its place in the document.
import { createHash } from 'node:crypto';

/**
 * `text` holds complete sentences under one heading. A line break separates paragraphs, list items (which begin
 * with "• ", after two spaces for each level that they are nested) and table rows (cells separated by " | "). The lead-in line of a list, or the column heads of a table,
 * stands first in every passage that continues that list or table, so that an item is never read without it.
 */
export interface Passage {
  id: string;
  /** The slug of the document it stands in. */
  document: string;
  text: string;
  /** Heading path, outermost first, without the document's title. */
  headings: string[];
  /** 1-based; absent where the format has no pages. */
  page?: number;
  /** Paragraph number as printed: "4.12", "352ZD", "VTS 3.1". */
  paragraph?: string;
  /** Order within the document, from 0. */
  position: number;
  /** Where the words are not printed in the file as they stand here, in order; absent where they all are. */
  repairs?: readonly TextRepair[];
}

/**
 * Characters of a passage's text, from and up to. Empty where print holds something between two words that parsing
 * took out, such as the foot of a page; otherwise the words that parsing changed, such as one that had a footnote's
 * digit or was broken at the end of a line.
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

/** "Referring a child › Consent" or the paragraph number where there is no heading; undefined where neither is known. */
export function sectionName(passage: Pick<Passage, 'headings' | 'paragraph'>): string | undefined {
  if (passage.headings.length) return passage.headings.slice(-2).join(' › ');
  return passage.paragraph;
}
