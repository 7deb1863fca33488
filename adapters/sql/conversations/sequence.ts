// Counts the changes of one conversation, so that a reader can ask for what is new.
import type { Queries } from '../database.js';

/**
 * The next number of a conversation, for a new entry's position or a change's sequence. Counted in the conversation's
 * own row, not by the store: its lock is held until the commit, so that a reader never sees 8 before a late 7.
 */
export async function nextSequence(db: Queries, conversation: string): Promise<number> {
  const row = await db
    .updateTable('conversations')
    .set((eb) => ({ last_sequence: eb('last_sequence', '+', 1) }))
    .where('id', '=', conversation)
    .returning('last_sequence')
    .executeTakeFirstOrThrow();
  return row.last_sequence;
}
