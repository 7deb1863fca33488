// Reads and writes the edited_entries table: helplines and terms that editors have changed.
import type { EditedEntry, EditedEntryRecords, EntryKind } from '../../../bot/model/tasks/edited-entries.js';
import type { Database } from '../engine/open-database.js';
import { guarded } from '../engine/guarded.js';
import type { EditedEntryRow } from '../tables/editing.js';

export function editedEntryRecords({ kysely: db }: Database): EditedEntryRecords {
  return {
    list: () =>
      guarded(async () =>
        (await db.selectFrom('edited_entries').selectAll().orderBy('edited_at').execute()).map(readEntry),
      ),
    save: (step) =>
      guarded(async () => {
        const { kind, id, ...values } = rowOf(step);
        if (step.version === 0) {
          const added = await db
            .insertInto('edited_entries')
            .values({ kind, id, ...values })
            .onConflict((c) => c.columns(['kind', 'id']).doNothing())
            .executeTakeFirst();
          return added.numInsertedOrUpdatedRows === 1n;
        }
        const changed = await db
          .updateTable('edited_entries')
          .set(values)
          .where('kind', '=', kind)
          .where('id', '=', id)
          .where('version', '=', step.version)
          .executeTakeFirst();
        return changed.numUpdatedRows === 1n;
      }),
  };
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
    kind: row.kind as EntryKind,
    id: row.id,
    ...(row.entry !== null && { entry: JSON.parse(row.entry) as unknown }),
    version: row.version,
    editedBy: row.edited_by,
    editedAt: row.edited_at,
  };
}
