// Frees the jobs of a worker that has died, if only this machine uses the store.
import type { DialectName, Queries } from '../engine/open-database.js';

/**
 * Only does this on SQLite, where every worker runs on this machine, so we can tell if it is still running. On
 * PostgreSQL, 2 containers may have the same name and process ids, and a job taken from a running worker would be done
 * twice. There, other workers claim the jobs once the lease expires.
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
