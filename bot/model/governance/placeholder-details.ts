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
