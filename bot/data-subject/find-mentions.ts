// Finds where a name or reference occurs: behind the placeholders of conversations, and in complaints.
import { formSought, holdsWords } from '../../knowledge/redaction/pseudonyms/corrections.js';
import { apart } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { Complaint } from '../model/governance/complaint.js';
import type { Mention } from '../model/governance/details.js';
import type { Records } from '../model/store.js';

/** Whether a text names someone, even if only by part of a hyphenated name. */
export const isNamed = (text: string, sought: string): boolean =>
  holdsWords(text, sought) || holdsWords(apart(text), sought);

/**
 * Finds complaints by the name of the person who made them, as an admin typed it. What a complaint says about
 * other people belongs to the person who made it.
 */
export async function findComplaints({ complaints }: Records, sought: string): Promise<Complaint[]> {
  const all = await complaints.list();
  return all.filter(({ from }) => from !== undefined && isNamed(from, sought));
}

/** Searches the placeholders of every conversation. This takes a while, so never do it inside a transaction. */
export async function findMentions({ pseudonyms }: Records, sought: string): Promise<Mention[]> {
  const form = formSought(sought);
  return form === undefined ? [] : pseudonyms.search(form);
}
