// A parsed document: its blocks in reading order, with what a citation needs to name their place.
import type { Authority, Jurisdiction, Standing } from '../../knowledge/model/source.js';

/** Where a block is. */
interface Place {
  /** 1-based page of the file, where it has pages. */
  page?: number;
}

/** One piece of a document in reading order. Text is clean: no running heads, page numbers or line-break hyphens. */
export type Block = Place &
  (
    | { kind: 'heading'; level: number; text: string; number?: string }
    | { kind: 'paragraph'; text: string; number?: string }
    /** `leadIn` is the paragraph that the items complete ("The child must:"), `number` its number; its last sentence goes with every item. */
    | { kind: 'list'; leadIn?: string; number?: string; items: ListItem[] }
    /** `heads` are the column heads; empty if the table has none. */
    | { kind: 'table'; heads: string[]; rows: string[][]; caption?: string }
  );

export interface ListItem {
  text: string;
  /** As printed: "(a)", "1.", "352ZD(i)"; absent for a bullet. */
  marker?: string;
  items?: ListItem[];
  page?: number;
}

/**
 * Marks in `printed` that a line ends with a hyphen. Whether the hyphen belongs to the word is a guess, so the word
 * is never treated as printed.
 */
export const BROKEN_WORD = '\u0001';

export interface ParsedDocument {
  /** As the file itself says, where it does. */
  title?: string;
  date?: string;
  blocks: Block[];
  /**
   * The words as printed, in order, before parsing repairs them. A word broken by a hyphen at the end of a line is
   * not whole in it.
   */
  printed?: string;
}

/**
 * What the catalogue (corpus.json) or the front matter says about a document; everything except the slug may be
 * missing.
 */
export interface DocumentDetails {
  slug: string;
  title?: string;
  publisher?: string;
  date?: string;
  jurisdictions?: Jurisdiction[];
  authority?: Authority;
  url?: string;
  licence?: string;
  note?: string;
  standing?: Standing;
  sample?: boolean;
}

export const FILE_KINDS = ['pdf', 'html', 'md', 'docx', 'odt', 'txt', 'json'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
