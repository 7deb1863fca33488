import type { Queries } from '../engine/open-database.js';

/**
 * Returns the conversation's next number, for a new entry or a change. The counter is in the conversation's
 * row, which stays locked until the commit, so that a reader never sees 8 before 7.
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

/**
 * Returns the next number in the conversation that this outgoing message belongs to. Undefined if there is no
 * such message.
 */
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
