// Corrects the order if a person's messages arrive in a different order from the one they were written in.
// Moves a message that arrived too early to the end, together with its copies that are still waiting to be
// sent to the other side.
import { sql } from 'kysely';
import type { WrittenOrderRecords } from '../../../bot/model/jobs/written-order.js';
import { nextSequence, nextSequenceOf } from './sequence.js';
import type { DialectName, Queries } from '../engine/open-database.js';
import { changedOne } from '../engine/read-rows.js';

/** How many entries back we look for messages that arrived too early. */
const LOOKS_BACK = 100;

export function writtenOrderRecords(db: Queries, dialect: DialectName): WrittenOrderRecords {
  return {
    ahead: (message) => ahead(db, message),
    async isUnsent(message) {
      const relays = await relaysOf(db, message);
      if (relays.some(({ state }) => state === 'sent')) return false;
      for (const { key, state } of relays)
        if (state === 'queued' && !(await notStarted(db, key).select('id').executeTakeFirst())) return false;
      return true;
    },
    async moveToEnd(id) {
      const { conversation } = await db
        .selectFrom('messages')
        .select('conversation')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const position = await nextSequence(db, conversation);
      await db.updateTable('messages').set({ position, sequence: position }).where('id', '=', id).execute();
      for (const { key, state } of await relaysOf(db, id))
        if (state === 'queued' && !(await moveSending(db, dialect, key))) break;
      await moveRelayed(db, id);
    },
  };
}

async function ahead(db: Queries, message: string): Promise<string[]> {
  const rows = await db
    .selectFrom('messages as late')
    .innerJoin('messages as other', 'other.conversation', 'late.conversation')
    .select('other.id')
    .where('late.id', '=', message)
    .whereRef('other.person_id', '=', 'late.person_id')
    .whereRef('other.sent_at', '>', 'late.sent_at')
    .whereRef('other.position', '<', 'late.position')
    // Compare with `sequence`, which has an index. It is never lower than `position`, so no message is
    // left out.
    .where('other.sequence', '>', sql<number>`late.position - ${LOOKS_BACK}`)
    .where('other.kind', '!=', 'command')
    .where('other.deleted_at', 'is', null)
    .orderBy('other.sent_at')
    .execute();
  return rows.map(({ id }) => id);
}

const relaysOf = (db: Queries, message: string) =>
  db
    .selectFrom('outgoing_messages')
    .select(['key', 'state'])
    .where('words_of', '=', message)
    .where('purpose', '=', 'relay')
    .orderBy('position')
    .execute();

const notStarted = (db: Queries, key: string) =>
  db
    .selectFrom('jobs')
    .where((eb) => eb.and({ kind: 'send', payload: JSON.stringify({ key }), state: 'waiting', attempts: 0 }));

/**
 * Gives the job a new id, because jobs in a lane run in the order of their ids. Returns false if a worker
 * has just started the job. The caller must then not move the rest of the message, so that it is sent after
 * the part that has started.
 */
async function moveSending(db: Queries, dialect: DialectName, key: string): Promise<boolean> {
  const moved = await changedOne(
    db
      .updateTable('jobs')
      .set({
        id:
          dialect === 'postgresql'
            ? sql<number>`nextval(pg_get_serial_sequence('jobs', 'id'))`
            : sql<number>`(select max(id) + 1 from jobs)`,
      })
      .where('id', 'in', notStarted(db, key).select('id'))
      .where('state', '=', 'waiting'),
  );
  if (!moved) return false;
  const position = await nextSequenceOf(db, key);
  if (position === undefined) return true;
  await db
    .updateTable('outgoing_messages')
    .set({ position, sequence: position })
    .where('key', '=', key)
    .execute();
  return true;
}

async function moveRelayed(db: Queries, message: string): Promise<void> {
  await db
    .updateTable('relayed_messages')
    .set({
      position: sql<number>`(select max(other.position) + 1 from relayed_messages as other
        where other.escalation = relayed_messages.escalation)`,
    })
    .where('message', '=', message)
    .execute();
}
