// Defines a parsed document: its blocks in reading order, with the details that citations need.
import type { Language } from '../../knowledge/model/language.js';
import type { Authority, Jurisdiction, Standing } from '../../knowledge/model/source.js';

interface Place {
  /** The page number in the file, from 1. Absent if the file has no pages. */
  page?: number;
}

/** One part of a document. Its text has no running headers, page numbers or hyphens from line breaks. */
export type Block = Place &
  (
    | { kind: 'heading'; level: number; text: string; number?: string }
    | { kind: 'paragraph'; text: string; number?: string }
    /**
     * `leadIn` is the paragraph that introduces the items ("The child must:"). Its last sentence is repeated
     * with every item. `number` is the number of the paragraph.
     */
    | { kind: 'list'; leadIn?: string; number?: string; items: ListItem[] }
    /** `heads` may be empty. `rowPages` are the pages of the rows, if they are on several. */
    | { kind: 'table'; heads: string[]; rows: string[][]; caption?: string; rowPages?: number[] }
  );

export interface ListItem {
  text: string;
  /** The marker as printed: "(a)", "1.", "352ZD(i)". Absent for a bullet. */
  marker?: string;
  items?: ListItem[];
  page?: number;
}

/** A hyphen at the end of a printed line may not be part of the word, so it always differs from print. */
export const BROKEN_WORD = '\u0001';

export interface ParsedDocument {
  title?: string;
  date?: string;
  blocks: Block[];
  /** The text as printed, before parsing repairs it. A word split across 2 lines still has its hyphen. */
  printed?: string;
  /** Sentences that tell an editor which parts of the file could not be read. */
  unread?: string;
  /** Sentences that tell an editor what to check in the file, such as tracked changes. */
  toCheck?: string;
}

/** A document's details from the catalogue (corpus.json) or front matter. Only the slug is required. */
export interface DocumentDetails {
  slug: string;
  title?: string;
  publisher?: string;
  date?: string;
  jurisdictions?: Jurisdiction[];
  authority?: Authority;
  /** If absent, we detect the language from the document's text. */
  language?: Language;
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
