// Finds where a name or reference occurs: behind the placeholders of conversations, and in complaints.
import { holdsWords } from '../../knowledge/redaction/pseudonyms/corrections.js';
import type { Complaint } from '../model/governance/complaint.js';
import type { Records } from '../model/store.js';
import { placeholdersOf, type Mention } from './collect.js';

/**
 * Finds complaints by who made them, as an admin typed it. What a complaint says about other people belongs to whoever
 * made it.
 */
export async function findComplaints({ complaints }: Records, sought: string): Promise<Complaint[]> {
  const all = await complaints.list();
  return all.filter(({ from }) => from !== undefined && holdsWords(from, sought));
}

const AT_ONCE = 200;

/** Opens the placeholders of every conversation. This takes a while, so never do it inside a transaction. */
export async function findMentions(records: Records, sought: string): Promise<Mention[]> {
  const found: Mention[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page = await records.pseudonyms.after(after, AT_ONCE);
    for (const { conversation, known } of page)
      for (const mention of placeholdersOf(known, sought)) found.push({ conversation, ...mention });
    after = page.at(-1)?.conversation;
  }
  return found;
}
