import { formSought, holdsWords } from '../../knowledge/redaction/pseudonyms/corrections.js';
import { apart } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { Complaint } from '../model/governance/complaint.js';
import type { Mention } from '../model/governance/placeholder-details.js';
import type { Records } from '../model/store.js';

/** True if the text names the person, even as part of a hyphenated name. */
export const isNamed = (text: string, sought: string): boolean =>
  holdsWords(text, sought) || holdsWords(apart(text), sought);

/**
 * Finds complaints by the name of the person who complained, as an admin typed it. Does not search the text
 * of complaints, because it belongs to that person, even if it is about other people.
 */
export async function findComplaints({ complaints }: Records, sought: string): Promise<Complaint[]> {
  const all = await complaints.list();
  return all.filter(({ from }) => from !== undefined && isNamed(from, sought));
}

/** Searches the placeholders of every conversation. This is slow, so never call it inside a transaction. */
export async function findMentions({ pseudonyms }: Records, sought: string): Promise<Mention[]> {
  const form = formSought(sought);
  return form === undefined ? [] : pseudonyms.search(form);
}
