// Numbers the changes of one conversation, so that a reader can ask for what is new.
import type { Queries } from '../engine/open-database.js';

/**
 * Gives the next number in a conversation, for a new entry's position or a change's sequence. We count in the
 * conversation's own row, instead of across the store. The row's lock is held until the commit, so a reader never sees
 * 8 before a late 7.
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

/** Does the same for the conversation that one of our messages belongs to. Undefined if there is no such message. */
export async function nextSequenceOf(db: Queries, key: string): Promise<number | undefined> {
  const row = await db
    .updateTable('conversations')
    .set((eb) => ({ last_sequence: eb('last_sequence', '+', 1) }))
    .where('id', '=', (eb) =>
      eb.selectFrom('outgoing_messages').select('conversation').where('key', '=', key),
    )
    .returning('last_sequence')
    .executeTakeFirst();
  return row?.last_sequence;
}
