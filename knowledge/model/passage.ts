// The type of a passage: the smallest piece of text we find and cite, with its place in the document.
import { hash } from 'node:crypto';

/**
 * `text` contains complete sentences from under one heading. Paragraphs, list items ("• " after 2 spaces for
 * each level of nesting) and table rows (cells separated by " | ") start on new lines. A passage that
 * continues a list or table starts by repeating the lead-in or column headings, so that no one reads an item
 * without them.
 */
export interface Passage {
  id: string;
  document: string;
  text: string;
  /** The headings above the passage, outermost first, without the document's title. */
  headings: string[];
  /** The page number, from 1. Absent if the format has no pages. */
  page?: number;
  /** The paragraph number as printed, such as "4.12", "352ZD" or "VTS 3.1". */
  paragraph?: string;
  /** The passage's position in the document, from 0. */
  position: number;
  /** Where the text differs from the printed file, in the order of the text. Absent if it does not differ. */
  repairs?: readonly TextRepair[];
  /** When an editor marked the passage as wrong (ISO 8601, UTC), if people still see it, with a warning. */
  recalledOn?: string;
  /** When the passage changed (ISO 8601, UTC). Only set in text that people had before we told them of the change. */
  changedOn?: string;
}

/**
 * A range in a passage's text, up to but not including `end`. If the range is empty, parsing removed
 * something between 2 printed words, such as a page footer. Otherwise, parsing changed these words: for
 * example, it removed a footnote number or joined a word that was split across 2 lines.
 */
export type TextRepair = readonly [start: number, end: number];

/** Returns a passage's text for models, with title and headings, because the text may not name its subject. */
export function passageContext(title: string, passage: Pick<Passage, 'headings' | 'text'>): string {
  const path = [title, ...(passage.headings.length ? [passage.headings.join(' › ')] : [])];
  return `${path.join(' — ')}\n${passage.text}`;
}

/** Depends on the slug and the words alone. Other spacing, quote marks or bullets do not change it. */
export function passageId(slug: string, text: string): string {
  return hash('sha256', `${slug}\n${wordsDigest(text)}`, 'base64url').slice(0, 16);
}

/**
 * Returns the same digest for any 2 texts with the same words in the same order. Case matters, but white
 * space does not. Signs that change the meaning of a figure (£, %, <) count as words.
 */
export function wordsDigest(text: string): string {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+|[\p{Sc}%‰<>≤≥]/gu) ?? [];
  return hash('sha256', words.join(' '), 'base64url');
}

/** Returns “Referring a child › Consent”, otherwise the paragraph number. Undefined if both are missing. */
export function sectionName(passage: Pick<Passage, 'headings' | 'paragraph'>): string | undefined {
  const headings = printedHeadings(passage);
  return headings.length ? headings.slice(-2).join(' › ') : passage.paragraph;
}

/** Removes notes by someone who compiled the file, such as "[subsection (2) is missing]". */
export function printedHeadings({ headings }: Pick<Passage, 'headings'>): string[] {
  return headings.filter((heading) => !/^\[[^\]]*\]$/u.test(heading));
}
