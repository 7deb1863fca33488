// Shows a person's own details in the copy of their data, in place of placeholders.
import { formSought } from '../../../knowledge/redaction/pseudonyms/corrections.js';
import type { Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { placeholderDetails, type Detail } from '../../model/governance/placeholder-details.js';

/**
 * Details are stored in lower case. If this one is the name that was searched for, returns it as the admin
 * typed it. Otherwise, capitalises each word.
 */
export const asWritten = (value: string, sought: string): string =>
  formSought(value) === formSought(sought)
    ? sought
    : value.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toLocaleUpperCase('en-GB'));

export const showOwn = (text: string, known: Pseudonyms, own: readonly string[]): string =>
  own
    .flatMap((value) => detailsWith(known, value))
    .reduce((result, { placeholder, value }) => result.replaceAll(placeholder, value), text);

function detailsWith(known: Pseudonyms, sought: string): Detail[] {
  const form = formSought(sought);
  return form === undefined ? [] : placeholderDetails(known).filter(({ forms }) => forms.includes(form));
}
