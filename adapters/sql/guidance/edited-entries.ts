// Reads and writes the edited_entries table: helplines and terms that editors have changed.
import type { EditedEntry, EditedEntryRecords } from '../../../bot/model/tasks/edited-entries.js';
import { auditEntries } from '../audit/audit-editing.js';
import type { Database, Queries } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';
import type { EditedEntryRow } from '../tables/editing.js';

export function editedEntryRecords({ kysely: db }: Database): EditedEntryRecords {
  return {
    list: async () =>
      (await db.selectFrom('edited_entries').selectAll().orderBy('edited_at').execute()).map(readEntry),
    save: (...steps) =>
      transact(db, async (tx) => {
        for (const step of steps) if (!(await saveStep(tx, step))) throw new Overtaken();
        await auditEntries(tx, steps);
        return true;
      }).catch((error: unknown) => {
        if (error instanceof Overtaken) return false;
        throw error;
      }),
  };
}

/** Thrown if someone else's change came first, to undo the steps already saved. */
class Overtaken extends Error {}

async function saveStep(tx: Queries, step: EditedEntry): Promise<boolean> {
  const { kind, id, ...values } = rowOf(step);
  if (step.version === 0) {
    const added = await tx
      .insertInto('edited_entries')
      .values({ kind, id, ...values })
      .onConflict((c) => c.columns(['kind', 'id']).doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  }
  const changed = await tx
    .updateTable('edited_entries')
    .set(values)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('version', '=', step.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

function rowOf({ kind, id, entry, version, editedBy, editedAt }: EditedEntry): EditedEntryRow {
  return {
    kind,
    id,
    entry: entry === undefined ? null : JSON.stringify(entry),
    version: version + 1,
    edited_by: editedBy,
    edited_at: editedAt,
  };
}

function readEntry(row: EditedEntryRow): EditedEntry {
  return {
    kind: row.kind as EditedEntry['kind'],
    id: row.id,
    ...(row.entry !== null && { entry: JSON.parse(row.entry) as unknown }),
    version: row.version,
    editedBy: row.edited_by,
    editedAt: row.edited_at,
  };
}
