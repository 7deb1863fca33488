// Reads and writes the added_sources table: sources that editors follow in addition to those in the file.
import type { AddedSource, AddedSourceRecords } from '../../../ingest/model/added-sources.js';
import { sourceSchema } from '../../../ingest/model/source-registry.js';
import type { Database } from '../engine/open-database.js';
import type { AddedSourceRow } from '../tables/editing.js';
import { parsed } from './rows.js';

export function addedSourceRecords({ kysely: db }: Database): AddedSourceRecords {
  return {
    list: async () =>
      (await db.selectFrom('added_sources').selectAll().orderBy('slug').execute()).map(readAdded),
    save: async (step) => {
      const { slug, ...values } = rowOf(step);
      const row =
        step.version === 0
          ? await db
              .insertInto('added_sources')
              .values({ slug, ...values })
              .onConflict((c) => c.column('slug').doNothing())
              .returningAll()
              .executeTakeFirst()
          : await db
              .updateTable('added_sources')
              .set(values)
              .where('slug', '=', slug)
              .where('version', '=', step.version)
              .returningAll()
              .executeTakeFirst();
      return row && readAdded(row);
    },
  };
}

function rowOf({ source, changedBy, changedAt, version, stopped }: AddedSource): AddedSourceRow {
  return {
    slug: source.slug,
    entry: JSON.stringify(source),
    changed_by: changedBy,
    changed_at: changedAt,
    version: version + 1,
    stopped: stopped ? 1 : 0,
  };
}

function readAdded(row: AddedSourceRow): AddedSource {
  return {
    source: parsed(sourceSchema, row.entry, 'a source that was added'),
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    version: row.version,
    stopped: row.stopped === 1,
  };
}
