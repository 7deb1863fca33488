// Which messages belong to a handoff, in which direction, and whether they have been passed on.
import type { Selectable } from 'kysely';
import type { RelayedMessage } from '../../../bot/escalation/escalation.js';
import type { EscalationRecords } from '../../../bot/store.js';
import type { Queries, Tables } from '../database.js';

type Row = Selectable<Tables['relayed_messages']>;

export function relayRecords(
  db: Queries,
): Pick<EscalationRecords, 'addRelayed' | 'relayed' | 'relayOf' | 'passedOn'> {
  return {
    async addRelayed(relayed) {
      const result = await db
        .insertInto('relayed_messages')
        .values({
          escalation: relayed.escalation,
          message: relayed.message,
          direction: relayed.direction,
          passed_on_at: relayed.passedOnAt ?? null,
        })
        .onConflict((conflict) => conflict.columns(['escalation', 'message']).doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async relayed(id) {
      const rows = await db
        .selectFrom('relayed_messages')
        .innerJoin('messages', 'messages.id', 'relayed_messages.message')
        .selectAll('relayed_messages')
        .where('escalation', '=', id)
        // The two sides stand in two conversations, whose positions cannot be compared.
        .orderBy('messages.received_at')
        .orderBy('messages.position')
        .execute();
      return rows.map(toRelayed);
    },
    async relayOf(message) {
      const row = await db
        .selectFrom('relayed_messages')
        .selectAll()
        .where('message', '=', message)
        .limit(1)
        .executeTakeFirst();
      return row && toRelayed(row);
    },
    async passedOn(escalation, message, now) {
      await db
        .updateTable('relayed_messages')
        .set({ passed_on_at: now })
        .where('escalation', '=', escalation)
        .where('message', '=', message)
        .execute();
    },
  };
}

function toRelayed(row: Row): RelayedMessage {
  return {
    escalation: row.escalation,
    message: row.message,
    direction: row.direction as RelayedMessage['direction'],
    ...(row.passed_on_at !== null && { passedOnAt: row.passed_on_at }),
  };
}
