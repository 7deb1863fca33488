// A passage: the smallest piece of text we find and cite, with its place in the document.
import { createHash } from 'node:crypto';

/**
 * `text` contains complete sentences under one heading. Paragraphs, list items (starting with "• ", after 2
 * spaces for each level of nesting) and table rows (cells separated by " | ") each start on a new line. Every
 * passage that continues a list or table starts with the list's lead-in line or the table's column headings,
 * so that no one reads an item without them.
 */
export interface Passage {
  id: string;
  /** The slug of the document it belongs to. */
  document: string;
  text: string;
  /** The headings above it, outermost first, without the document's title. */
  headings: string[];
  /** Starts at 1; absent if the format has no pages. */
  page?: number;
  /** Paragraph number as printed: "4.12", "352ZD", "VTS 3.1". */
  paragraph?: string;
  /** Order within the document, starting at 0. */
  position: number;
  /** Where the text differs from the printed file, in order; absent if nothing differs. */
  repairs?: readonly TextRepair[];
  /** When an editor found it wrong; ISO 8601, UTC. Only set where people may read it, with a warning. */
  recalledOn?: string;
}

/**
 * A range in a passage's text, not including `end`. If empty, parsing removed something between 2 printed words, such
 * as a page footer. Otherwise, these are words that parsing changed, such as one with a footnote number attached or
 * broken at the end of a line.
 */
export type TextRepair = readonly [start: number, end: number];

/**
 * The text of a passage that models read. It includes the title and headings, because the passage alone may
 * not say what it is about.
 */
export function passageContext(title: string, passage: Pick<Passage, 'headings' | 'text'>): string {
  const path = [title, ...(passage.headings.length ? [passage.headings.join(' › ')] : [])];
  return `${path.join(' — ')}\n${passage.text}`;
}

/** Depends only on the document's slug and the words: spacing, quote marks and bullets make no difference. */
export function passageId(slug: string, text: string): string {
  return createHash('sha256')
    .update(`${slug}\n${wordsDigest(text)}`)
    .digest('base64url')
    .slice(0, 16);
}

/**
 * The same for any 2 texts with the same words in the same order. Case makes a difference; white space does
 * not. Signs that change the meaning of a figure (£, %, <) count as words.
 */
export function wordsDigest(text: string): string {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+|[\p{Sc}%‰<>≤≥]/gu) ?? [];
  return createHash('sha256').update(words.join(' ')).digest('base64url');
}

/** "Referring a child › Consent", or the paragraph number if it has no heading; undefined without either. */
export function sectionName(passage: Pick<Passage, 'headings' | 'paragraph'>): string | undefined {
  const headings = printedHeadings(passage);
  return headings.length ? headings.slice(-2).join(' › ') : passage.paragraph;
}

/** Leaves out notes in square brackets, which someone who compiled the file wrote: "[subsection (2) is missing]". */
export function printedHeadings({ headings }: Pick<Passage, 'headings'>): string[] {
  return headings.filter((heading) => !/^\[[^\]]*\]$/u.test(heading));
}
