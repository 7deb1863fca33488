// One document of the evidence pack: sections of statements, each with where it was read from.

/**
 * known: read from the settings, the code or the store. ask: only the deployer can say. check: could not be read here,
 * and someone must look.
 */
export type Standing = 'known' | 'ask' | 'check';

export interface Entry {
  /** Stays the same between packs, so that two can be compared. */
  id: string;
  standing: Standing;
  /** One for each column of the section; the last holds the question, where there is one. */
  cells: readonly string[];
  /** Settings, files, tables. Only a question needs none. */
  from: readonly string[];
  /** A count or a date of the day: a comparison leaves it out. */
  ofTheDay?: boolean;
}

export interface Section {
  title: string;
  intro?: string;
  columns: readonly string[];
  entries: readonly Entry[];
}

export interface EvidenceDocument {
  /** The name of its files, without an ending. */
  name: string;
  title: string;
  about: string;
  /** In Mermaid. */
  diagram?: string;
  sections: readonly Section[];
}

export const STATEMENT = ['what', 'statement'] as const;

type Cells = string | readonly string[];
const listed = (cells: Cells) => (typeof cells === 'string' ? [cells] : cells);

export function known(id: string, cells: readonly string[], ...from: readonly string[]): Entry {
  return { id, standing: 'known', cells, from };
}

export function ask(id: string, what: Cells, question: string, ...from: readonly string[]): Entry {
  return { id, standing: 'ask', cells: [...listed(what), question], from };
}

export function check(id: string, what: Cells, toCheck: string, ...from: readonly string[]): Entry {
  return { id, standing: 'check', cells: [...listed(what), toCheck], from };
}

export function ofTheDay(entry: Entry): Entry {
  return { ...entry, ofTheDay: true };
}

export const setting = (name: string) => `setting ${name}`;
export const file = (path: string) => `file ${path}`;
export const table = (name: string) => `table ${name}`;
export const STORE = 'the store, when this pack was made';
