import { sql } from 'kysely';
import type { EscalationRecords } from '../../../bot/model/handoff/escalation-records.js';
import { recordOf } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';
import { all, changedOne, first } from '../engine/read-rows.js';

export function relayRecords(
  db: Queries,
): Pick<EscalationRecords, 'addRelayed' | 'removeRelayed' | 'relayed' | 'relayOf' | 'recordDelivery'> {
  const rows = () =>
    db
      .selectFrom('relayed_messages')
      .select([
        'relayed_messages.escalation',
        'relayed_messages.message',
        'direction',
        'passed_on_at as delivered_at',
        'relayed_messages.answer',
      ]);
  return {
    addRelayed({ escalation, message, direction, deliveredAt = null, answer = null }) {
      // The insert locks the escalation's row, so that 2 messages cannot get the same position.
      const position = db
        .selectFrom('relayed_messages')
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
        .where('escalation', '=', escalation);
      return changedOne(
        db
          .insertInto('relayed_messages')
          .values({ escalation, message, position, direction, passed_on_at: deliveredAt, answer })
          .onConflict((conflict) => conflict.columns(['escalation', 'message']).doNothing()),
      );
    },
    async removeRelayed(escalation, message) {
      await db
        .deleteFrom('relayed_messages')
        .where('escalation', '=', escalation)
        .where('message', '=', message)
        .execute();
    },
    relayed: (id) =>
      all(rows().where('escalation', '=', id).orderBy('position').orderBy('message'), recordOf),
    relayOf: (message) =>
      first(
        rows()
          .innerJoin('escalations', 'escalations.id', 'relayed_messages.escalation')
          .where('relayed_messages.message', '=', message)
          .orderBy('opened_at', 'desc')
          .limit(1),
        recordOf,
      ),
    async recordDelivery(escalation, message, at) {
      await db
        .updateTable('relayed_messages')
        .set({ passed_on_at: at })
        .where('escalation', '=', escalation)
        .where('message', '=', message)
        .execute();
    },
  };
}
