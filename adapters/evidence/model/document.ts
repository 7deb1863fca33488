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
  /** Set for a count or date that changes daily, so that comparisons leave it out. */
  ofTheDay?: boolean;
}

export interface Section {
  title: string;
  intro?: string;
  columns: readonly string[];
  entries: readonly Entry[];
}

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
export const STORE = 'the store, when this pack was made';
