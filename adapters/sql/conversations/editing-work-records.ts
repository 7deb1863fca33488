import type { Selectable } from 'kysely';
import type {
  EditingWork,
  SourceRefresh,
  TestProgress,
  WorkOutcome,
  EditingWorkRecords,
  WorkRequest,
} from '../../../bot/model/editing/editing-work.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';
import type { WorkRow } from '../tables/editing-work.js';
import { all, first } from '../engine/read-rows.js';

export function editingWorkRecords(db: Queries): EditingWorkRecords {
  return {
    async add(request, editor, now) {
      const row = await db
        .insertInto('editing_work')
        .values({ kind: request.kind, request: JSON.stringify(request), editor, asked_at: now, looks: '[]' })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toWork(row);
    },
    find: (id) => first(db.selectFrom('editing_work').selectAll().where('id', '=', id), toWork),
    latest(kinds, limit) {
      const work = db.selectFrom('editing_work').selectAll().orderBy('id', 'desc').limit(limit);
      return all(work.where('kind', 'in', kinds.length ? [...kinds] : ['none']), toWork);
    },
    async start(id, now) {
      await db.updateTable('editing_work').set({ started_at: now }).where('id', '=', id).execute();
    },
    async recordRefreshes(id, looks) {
      await db
        .updateTable('editing_work')
        .set({ looks: JSON.stringify(looks) })
        .where('id', '=', id)
        .execute();
    },
    async recordProgress(id, progress) {
      await db
        .updateTable('editing_work')
        .set({ progress: JSON.stringify(progress) })
        .where('id', '=', id)
        .execute();
    },
    async end(id, outcome, now) {
      await db
        .updateTable('editing_work')
        .set({ outcome: JSON.stringify(outcome), ended_at: now })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    },
    async hide(id) {
      const row = await db
        .selectFrom('editing_work')
        .select('outcome')
        .where('id', '=', id)
        .executeTakeFirst();
      const outcome = fromJson<EditingWork['outcome']>(row?.outcome ?? null);
      if (!outcome || outcome.isHidden) return false;
      await db
        .updateTable('editing_work')
        .set({ outcome: JSON.stringify({ ...outcome, isHidden: true }) })
        .where('id', '=', id)
        .execute();
      return true;
    },
  };
}

function toWork({ kind, looks, ...row }: Selectable<WorkRow>): EditingWork {
  return recordOf(row, {
    request: fromJson<WorkRequest>(row.request),
    refreshes: fromJson<SourceRefresh[]>(looks),
    outcome: fromJson<WorkOutcome>(row.outcome),
    progress: fromJson<TestProgress>(row.progress),
  });
}
