/**
 * "known": read from the settings, the code or the store. "ask": only the deployer can say. "check": could
 * not be read, so someone must check it.
 */
export type HowKnown = 'known' | 'ask' | 'check';

export interface Entry {
  /** An ID that is the same in every pack, so that packs can be compared. */
  id: string;
  standing: HowKnown;
  /** One cell for each column of the section. The last cell of a question is the question itself. */
  cells: readonly string[];
  /** The settings, files and tables that the statement comes from. Only a question can have none. */
  from: readonly string[];
  /** True if the last cell is a count or date that changes daily. Comparisons then leave that cell out. */
  ofTheDay?: boolean;
  /** Who could answer the question. This is only a suggestion. */
  owner?: Owner;
  answer?: GivenAnswer;
}

export interface Owner {
  who: string;
  /** True if we suggest answering the question before anyone uses the service. */
  beforeUse: boolean;
}

export interface GivenAnswer {
  answer: string;
  by: string;
  date: string;
  /** True if the question has changed since the deployer answered it. */
  isOld: boolean;
}

export interface EvidenceSection {
  title: string;
  intro?: string;
  columns: readonly string[];
  entries: readonly Entry[];
}

/** Returns a reference to a statement or question, for people to use. It is the same in every pack. */
export const refOf = ({ name }: Pick<EvidenceDocument, 'name'>, { id }: Pick<Entry, 'id'>): string =>
  `${name.slice(0, 2)}-${id}`;

export interface EvidenceDocument {
  /** The name of the document's files, without an extension. */
  name: string;
  title: string;
  about: string;
  /** A diagram, in Mermaid syntax. */
  diagram?: string;
  sections: readonly EvidenceSection[];
}

const entry =
  (standing: HowKnown) =>
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
export const tableSource = (name: string) => `table ${name}`;
