// A parsed document: its blocks in reading order, with what a citation needs to name their place.
import type { Authority, Jurisdiction, Standing } from '../../knowledge/model/source.js';

/** Where a block stands. */
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
    /** `heads` are the column heads; empty where the table has none. */
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
 * What stands in `printed` where a line ends with a hyphen: whether the hyphen belongs to the word is a guess, so that
 * the word is never taken for one that was read as printed.
 */
export const BROKEN_WORD = '\u0001';

export interface ParsedDocument {
  /** As the file itself says, where it does. */
  title?: string;
  date?: string;
  blocks: Block[];
  /** The words as printed, in drawn order, where parsing mends what it reads; a word broken by a hyphen at the end of a line is not whole in it. */
  printed?: string;
}

/** What the catalogue (corpus.json) or the front matter says of a document; everything but the slug may be missing. */
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
