// A parsed document: its blocks in reading order, with what a citation needs to refer to them.
import type { Authority, Jurisdiction, Standing } from '../../knowledge/model/source.js';

interface Place {
  /** Page number in the file, starting at 1; absent if the file has no pages. */
  page?: number;
}

/** One part of a document, in reading order. Text is clean: no running headers, page numbers or line-break hyphens. */
export type Block = Place &
  (
    | { kind: 'heading'; level: number; text: string; number?: string }
    | { kind: 'paragraph'; text: string; number?: string }
    /**
     * `leadIn` is the paragraph that the items complete ("The child must:"); its last sentence is repeated
     * with every item. `number` is the paragraph's number.
     */
    | { kind: 'list'; leadIn?: string; number?: string; items: ListItem[] }
    /** `heads` are the column headings; empty if the table has none. */
    | { kind: 'table'; heads: string[]; rows: string[][]; caption?: string }
  );

export interface ListItem {
  text: string;
  /** As printed: "(a)", "1.", "352ZD(i)". Absent for a bullet. */
  marker?: string;
  items?: ListItem[];
  page?: number;
}

/**
 * Marks in `printed` where a line ends with a hyphen. We can only guess whether the hyphen belongs to the
 * word, so we never treat the word as printed.
 */
export const BROKEN_WORD = '\u0001';

export interface ParsedDocument {
  /** The title and date that the file itself gives, if any. */
  title?: string;
  date?: string;
  blocks: Block[];
  /** The words as printed, before parsing repairs them: a word with a hyphen at the end of a line is still broken. */
  printed?: string;
  /** The parts of the file that could not be read, in sentences for an editor. */
  unread?: string;
}

/** What the catalogue (corpus.json) or front matter says about a document. All but the slug may be missing. */
export interface DocumentDetails {
  slug: string;
  title?: string;
  publisher?: string;
  date?: string;
  jurisdictions?: Jurisdiction[];
  authority?: Authority;
  url?: string;
  licence?: string;
  attribution?: string;
  note?: string;
  standing?: Standing;
  withdrawnOn?: string;
  sample?: boolean;
  cites?: string[];
}

export const FILE_KINDS = ['pdf', 'html', 'md', 'docx', 'odt', 'txt', 'json'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
