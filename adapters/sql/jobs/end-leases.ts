import type { DialectName, Queries } from '../engine/open-database.js';

/**
 * Frees the jobs of workers that have died. This only works on SQLite, where all workers run on this machine,
 * so that we can tell which have died. On PostgreSQL, 2 containers may have the same name and process ids, so
 * we might free a running worker's job, which would then be done twice. Instead, PostgreSQL jobs are freed
 * when their leases expire.
 */
export async function endLeases(
  db: Queries,
  dialect: DialectName,
  hasEnded: (worker: string) => boolean,
  now: string,
): Promise<void> {
  if (dialect !== 'sqlite') return;
  const leased = db.selectFrom('jobs').where('state', '=', 'leased').where('leased_until', '>', now);
  const holders = await leased.select('leased_by').distinct().execute();
  const ended = holders.flatMap(({ leased_by: worker }) => (worker && hasEnded(worker) ? [worker] : []));
  if (!ended.length) return;
  await db
    .updateTable('jobs')
    .set({ leased_until: now })
    .where('state', '=', 'leased')
    .where('leased_by', 'in', ended)
    .execute();
}
