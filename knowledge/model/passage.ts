// The type of a passage: the smallest piece of text we find and cite, with its place in the document.
import { createHash } from 'node:crypto';

/**
 * `text` contains complete sentences from under one heading. Paragraphs, list items ("• " after 2 spaces for
 * each level of nesting) and table rows (cells separated by " | ") each start on a new line. A passage that
 * continues a list or table starts with the list's lead-in or the table's column headings, so that no one
 * reads an item without them.
 */
export interface Passage {
  id: string;
  /** The slug of its document. */
  document: string;
  text: string;
  /** The headings above the passage, outermost first. Does not include the document's title. */
  headings: string[];
  /** Starts at 1. Absent if the format has no pages. */
  page?: number;
  /** Paragraph number as printed, such as "4.12", "352ZD" or "VTS 3.1". */
  paragraph?: string;
  /** Order within the document, starting at 0. */
  position: number;
  /** Where the text differs from the printed file, in order. Absent if nothing differs. */
  repairs?: readonly TextRepair[];
  /**
   * When an editor found the passage wrong, in ISO 8601, UTC. Only set where people can still read it, with a
   * warning.
   */
  recalledOn?: string;
}

/**
 * A range in a passage's text, not including `end`. An empty range means that parsing removed something
 * between 2 printed words, such as a page footer. Otherwise, parsing changed these words: for example, one
 * had a footnote number attached or was broken at the end of a line.
 */
export type TextRepair = readonly [start: number, end: number];

/**
 * The text of a passage as given to models. Includes the title and headings, because the passage alone may
 * not say what it is about.
 */
export function passageContext(title: string, passage: Pick<Passage, 'headings' | 'text'>): string {
  const path = [title, ...(passage.headings.length ? [passage.headings.join(' › ')] : [])];
  return `${path.join(' — ')}\n${passage.text}`;
}

/**
 * The ID depends only on the document's slug and the words. Spacing, quote marks and bullets make no
 * difference.
 */
export function passageId(slug: string, text: string): string {
  return createHash('sha256')
    .update(`${slug}\n${wordsDigest(text)}`)
    .digest('base64url')
    .slice(0, 16);
}

/**
 * Returns the same digest for any 2 texts with the same words in the same order. Case matters, but white
 * space does not. Signs that change the meaning of a figure (£, %, <) count as words.
 */
export function wordsDigest(text: string): string {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+|[\p{Sc}%‰<>≤≥]/gu) ?? [];
  return createHash('sha256').update(words.join(' ')).digest('base64url');
}

/**
 * Returns text such as "Referring a child › Consent", or the paragraph number if there are no headings.
 * Undefined if there is neither.
 */
export function sectionName(passage: Pick<Passage, 'headings' | 'paragraph'>): string | undefined {
  const headings = printedHeadings(passage);
  return headings.length ? headings.slice(-2).join(' › ') : passage.paragraph;
}

/**
 * Leaves out notes in square brackets, which were added by someone who compiled the file: "[subsection (2) is
 * missing]".
 */
export function printedHeadings({ headings }: Pick<Passage, 'headings'>): string[] {
  return headings.filter((heading) => !/^\[[^\]]*\]$/u.test(heading));
}
