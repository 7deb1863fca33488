// Defines a document in the evidence pack: sections of statements, each with its sources.

/**
 * "known": read from the settings, the code or the store. "ask": only the deployer can say. "check": could
 * not be read here, so someone must check it.
 */
export type Standing = 'known' | 'ask' | 'check';

export interface Entry {
  /** Stays the same between packs, so that they can be compared. */
  id: string;
  standing: Standing;
  /** One for each column of the section. In a question, the last one is the question itself. */
  cells: readonly string[];
  /** The settings, files and tables that the statement comes from. Only a question can have none. */
  from: readonly string[];
  /** Set if the last cell is a count or date that changes daily, so that comparisons leave that cell out. */
  ofTheDay?: boolean;
  /** Who could answer the question, as a suggestion. */
  owner?: Owner;
  answer?: Answer;
}

export interface Owner {
  who: string;
  /** Whether we suggest answering it before anyone uses the service. */
  beforeUse: boolean;
}

/** What the deployer wrote in answers.json. */
export interface Answer {
  answer: string;
  by: string;
  date: string;
  /** Whether the question has changed since this was written. */
  isOld: boolean;
}

export interface Section {
  title: string;
  intro?: string;
  columns: readonly string[];
  entries: readonly Entry[];
}

/** The reference that people use for a statement or question. It stays the same between packs. */
export const refOf = ({ name }: Pick<EvidenceDocument, 'name'>, { id }: Pick<Entry, 'id'>): string =>
  `${name.slice(0, 2)}-${id}`;

export interface EvidenceDocument {
  /** The name of the document's files, without an extension. */
  name: string;
  title: string;
  about: string;
  /** A diagram in Mermaid. */
  diagram?: string;
  sections: readonly Section[];
}

const entry =
  (standing: Standing) =>
  (id: string, cells: readonly string[], ...from: readonly string[]): Entry => ({
    id,
    standing,
    cells,
    from,
  });

export const known = entry('known');
export const ask = entry('ask');
export const check = entry('check');

export const setting = (name: string) => `setting ${name}`;
export const file = (path: string) => `file ${path}`;
export const table = (name: string) => `table ${name}`;
export const STORE = 'the store';
