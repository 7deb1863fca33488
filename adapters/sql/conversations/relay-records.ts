// Stores which messages belong to a handoff, in which direction, and whether they have been passed on.
import { sql, type Selectable } from 'kysely';
import type { RelayedMessage } from '../../../bot/model/handoff/escalation.js';
import type { EscalationRecords } from '../../../bot/model/handoff/escalation-records.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { present } from '../engine/present.js';
import { first } from '../engine/read-rows.js';

type Row = Selectable<Tables['relayed_messages']>;

export function relayRecords(
  db: Queries,
): Pick<EscalationRecords, 'addRelayed' | 'removeRelayed' | 'relayed' | 'relayOf' | 'recordDelivery'> {
  return {
    async addRelayed(relayed) {
      const result = await db
        .insertInto('relayed_messages')
        .values({
          escalation: relayed.escalation,
          message: relayed.message,
          // Adding a row locks the escalation's row, so no 2 messages get the same number.
          position: (eb) =>
            eb
              .selectFrom('relayed_messages')
              .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
              .where('escalation', '=', relayed.escalation),
          direction: relayed.direction,
          passed_on_at: relayed.deliveredAt ?? null,
          answer: relayed.answer ?? null,
        })
        .onConflict((conflict) => conflict.columns(['escalation', 'message']).doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async removeRelayed(escalation, message) {
      await db
        .deleteFrom('relayed_messages')
        .where('escalation', '=', escalation)
        .where('message', '=', message)
        .execute();
    },
    async relayed(id) {
      const rows = await db
        .selectFrom('relayed_messages')
        .selectAll()
        .where('escalation', '=', id)
        .orderBy('position')
        .orderBy('message')
        .execute();
      return rows.map(toRelayed);
    },
    relayOf: (message) =>
      first(db.selectFrom('relayed_messages').selectAll().where('message', '=', message).limit(1), toRelayed),
    async recordDelivery(escalation, message, now) {
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
    ...present({ deliveredAt: row.passed_on_at, answer: row.answer }),
  };
}
