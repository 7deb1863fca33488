// What a search by name compares: the details behind each placeholder, in every form in which they are found.
import { formsOf } from '../../../knowledge/redaction/pseudonyms/corrections.js';
import type { Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';

/** What is behind one placeholder. */
export interface Detail {
  placeholder: string;
  /** As stored. If the detail was written in several ways, this is the longest. */
  value: string;
  forms: string[];
}

/** A detail that a search has found. */
export interface Mention extends Pick<Detail, 'placeholder' | 'value'> {
  conversation: string;
}

/** Leaves out words that someone said are not personal. */
export function detailsOf(known: Pseudonyms): Detail[] {
  const details = new Map<string, Detail>();
  for (const [key, placeholder] of Object.entries(known)) {
    const value = key.slice(key.indexOf(':') + 1);
    const forms = formsOf(value);
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
