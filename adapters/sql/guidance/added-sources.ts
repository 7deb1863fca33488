import type { AddedSource, AddedSourceRecords } from '../../../ingest/model/added-sources.js';
import type { FollowedSource } from '../../../ingest/model/source-registry.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Database } from '../engine/open-database.js';
import { all, first } from '../engine/read-rows.js';
import type { AddedSourceRow } from '../tables/editing.js';

export function addedSourceRecords({ kysely: db }: Database): AddedSourceRecords {
  return {
    list: () => all(db.selectFrom('added_sources').selectAll().orderBy('slug'), readAdded),
    save: ({ source, changedBy, changedAt, version, stopped }) => {
      const row = {
        slug: source.slug,
        entry: JSON.stringify(source),
        changed_by: changedBy,
        changed_at: changedAt,
        version: version + 1,
        stopped: Number(stopped),
      };
      const added = db.insertInto('added_sources').values(row);
      const changed = db.updateTable('added_sources').set(row).where('slug', '=', row.slug);
      return version === 0
        ? first(added.onConflict((c) => c.column('slug').doNothing()).returningAll(), readAdded)
        : first(changed.where('version', '=', version).returningAll(), readAdded);
    },
  };
}

function readAdded({ slug, entry, ...row }: AddedSourceRow): AddedSource {
  return recordOf(row, { source: fromJson<FollowedSource>(entry), stopped: row.stopped === 1 });
}
