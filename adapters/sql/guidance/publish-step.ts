// Moves the live pointer in one step, marks the changes and records the editor, or does nothing at all.
import type { PublishStep } from '../../../ingest/model/ports.js';
import { auditPublication } from '../audit/audit-editing.js';
import type { Queries } from '../engine/open-database.js';
import { settleChanges } from './settle-changes.js';
import { addEvent } from './change-records.js';
import { lockLive, movePointer } from './guidance-store.js';

/** Returns false and does nothing if someone else published or made a decision after the step was prepared. */
export async function publishStep(tx: Queries, step: PublishStep): Promise<boolean> {
  const { at, release, changes, kind, editor, reason } = step;
  if ((await lockLive(tx)) !== step.previous) return false;
  for (const { id, version } of changes) {
    // Changes nothing, but locks the row. If someone makes a decision at this moment, it either waits or is seen here.
    const row = await tx
      .updateTable('changes')
      .set((e) => ({ version: e.ref('version') }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'accepted')
      .returning('id')
      .executeTakeFirst();
    if (!row) return false;
  }
  await movePointer(tx, { release, kind, at, editor, reason });
  for (const { id } of changes) {
    await tx
      .updateTable('changes')
      .set((e) => ({ state: 'published', release, version: e('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await addEvent(tx, {
      change: id,
      at,
      editor: editor ?? 'unknown',
      action: 'publish',
      comment: `Release ${release}.`,
    });
  }
  if (kind === 'roll-back') await settleChanges(tx, step);
  await auditPublication(tx, step);
  return true;
}
