import { formSought, holdsWords } from '../../knowledge/redaction/pseudonyms/corrections.js';
import { apart } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { Complaint } from '../model/governance/complaint.js';
import type { Mention, Search } from '../model/governance/placeholder-details.js';
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

/** A search that is to be repeated in the transaction that erases. */
export async function searchMentions(records: Records, sought: string): Promise<Search> {
  const versions = await records.pseudonyms.versions();
  return { versions, mentions: await findMentions(records, sought) };
}

/** Repeats the search inside a transaction, so that it finds what has been stored since. */
export async function searchMentionsAgain(
  { pseudonyms }: Records,
  sought: string,
  before: Search,
): Promise<Mention[]> {
  const form = formSought(sought);
  return form === undefined ? [] : pseudonyms.searchAgain(form, before);
}
