// Reads and writes the recalls table, which has one decision for each passage and publication.
import type { Selectable } from 'kysely';
import {
  isOneMatter,
  type Recall,
  type RecallReason,
  type RecallRecords,
  type RecallState,
} from '../../../bot/model/tasks/recall.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { present } from '../engine/present.js';
import { first } from '../engine/read-rows.js';

export function recallRecords(db: Queries): RecallRecords {
  const rows = () => db.selectFrom('recalls').selectAll();
  return {
    async add({ passage, document, title, publication, reason, was, now, since, openedAt, comment }) {
      const row = await db
        .insertInto('recalls')
        .values({
          passage,
          document,
          title,
          publication: publication ?? null,
          reason,
          was,
          now: now ? JSON.stringify(now) : null,
          since,
          state: 'open',
          opened_at: openedAt,
          comment: comment ?? null,
          fingerprint: `${passage} ${publication ?? openedAt}`,
        })
        .onConflict((conflict) => conflict.column('fingerprint').doNothing())
        .returning('id')
        .executeTakeFirst();
      return row?.id;
    },
    find: (id) => first(rows().where('id', '=', id), toRecall),
    async list(state) {
      const listed = state === undefined ? rows() : rows().where('state', '=', state);
      return (await listed.orderBy('id').execute()).map(toRecall);
    },
    async matter(recall) {
      const ofDocument = await rows().where('document', '=', recall.document).orderBy('id').execute();
      return ofDocument.map(toRecall).filter((other) => isOneMatter(recall, other));
    },
    async decide(id, { state, by, comment }, now) {
      const row = await db
        .updateTable('recalls')
        .set({ state, decided_by: by, decided_at: now, ...(comment !== undefined && { comment }) })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .returningAll()
        .executeTakeFirst();
      return row && toRecall(row);
    },
    async publicationsToCheck() {
      const found = await db
        .selectFrom('publications')
        .select(['id', 'at', 'release', 'previous'])
        .where('recalls_opened_at', 'is', null)
        .orderBy('id')
        .execute();
      return found.map(({ previous, ...row }) => ({ ...row, previous: previous ?? undefined }));
    },
    async checked(publication, now) {
      await db
        .updateTable('publications')
        .set({ recalls_opened_at: now })
        .where('id', '=', publication)
        .execute();
    },
  };
}

function toRecall(row: Selectable<Tables['recalls']>): Recall {
  return {
    id: row.id,
    passage: row.passage,
    document: row.document,
    title: row.title,
    reason: row.reason as RecallReason,
    ...present({ publication: row.publication }),
    was: row.was,
    ...(row.now !== null && { now: JSON.parse(row.now) as NonNullable<Recall['now']> }),
    since: row.since,
    state: row.state as RecallState,
    openedAt: row.opened_at,
    ...present({ decidedBy: row.decided_by, decidedAt: row.decided_at, comment: row.comment }),
  };
}
