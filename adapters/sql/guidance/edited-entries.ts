import type { EditedEntry, EditedEntryRecords } from '../../../bot/model/editing/edited-entries.js';
import { auditEntries } from '../audit/audit-editing.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Database, Queries } from '../engine/open-database.js';
import { all, changedOne } from '../engine/read-rows.js';
import { transact } from '../engine/transact.js';
import type { EditedEntryRow } from '../tables/editing.js';

export function editedEntryRecords({ kysely: db }: Database): EditedEntryRecords {
  return {
    list: () => all(db.selectFrom('edited_entries').selectAll().orderBy('edited_at'), readEntry),
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

/** Thrown to roll back the steps already saved, because someone else changed the entry first. */
class Overtaken extends Error {}

async function saveStep(
  tx: Queries,
  { kind, id, entry, version, editedBy, editedAt }: EditedEntry,
): Promise<boolean> {
  const words = entry === undefined ? null : JSON.stringify(entry);
  const row = { kind, id, entry: words, version: version + 1, edited_by: editedBy, edited_at: editedAt };
  const added = tx.insertInto('edited_entries').values(row);
  if (version === 0) return changedOne(added.onConflict((c) => c.columns(['kind', 'id']).doNothing()));
  const changed = tx.updateTable('edited_entries').set(row).where('version', '=', version);
  return changedOne(changed.where('kind', '=', kind).where('id', '=', id));
}

function readEntry(row: EditedEntryRow): EditedEntry {
  return recordOf(row, { entry: fromJson(row.entry) });
}
