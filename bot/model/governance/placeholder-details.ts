// Lists the personal details behind placeholders. Gives all the forms of each detail that a search by name
// should find.
import { asRemoved, searchFormsOf } from '../../../knowledge/redaction/pseudonyms/corrections.js';
import type { Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';

export interface Detail {
  placeholder: string;
  /** The detail as it is stored. If it was written in several ways, the longest of them. */
  value: string;
  forms: string[];
}

export interface Mention extends Pick<Detail, 'placeholder' | 'value'> {
  conversation: string;
}

export interface PseudonymRecords {
  of(conversation: string): Promise<Pseudonyms>;
  keep(conversation: string, known: Pseudonyms): Promise<void>;
  /**
   * Finds details in this form (see `formSought`), in any conversation. Only decrypts the details that it
   * finds. It is slow, so never call it inside a transaction.
   */
  search(form: string): Promise<Mention[]>;
  /** Identifies what is stored now. Read it before a search that is to be repeated. */
  versions(): Promise<DetailVersions>;
  /**
   * Repeats a search inside a transaction, where only conversations that have changed since are searched. Until
   * the transaction ends, no one else can store details.
   */
  searchAgain(form: string, before: Search): Promise<Mention[]>;
  forget(conversation: string): Promise<void>;
}

/** For each conversation with details, a mark that changes whenever they are stored again. */
export type DetailVersions = ReadonlyMap<string, string>;

export interface Search {
  versions: DetailVersions;
  mentions: readonly Mention[];
}

/** Reads the placeholders of a conversation as they are stored, once decrypted. */
export const readStored = (json: string): Pseudonyms => asRemoved(JSON.parse(json) as Pseudonyms);

/** Leaves out text that someone marked as not personal. */
export function placeholderDetails(known: Pseudonyms): Detail[] {
  const details = new Map<string, Detail>();
  for (const [key, placeholder] of Object.entries(known)) {
    const value = key.slice(key.indexOf(':') + 1);
    const forms = searchFormsOf(value);
    if (!placeholder.startsWith('[') || !forms.length) continue;
    const before = details.get(placeholder);
    details.set(placeholder, {
      placeholder,
      value: before && before.value.length >= value.length ? before.value : value,
      forms: [...new Set([...(before?.forms ?? []), ...forms])],
    });
  }
  return [...details.values()];
}
