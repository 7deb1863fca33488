// Frees the jobs of a worker that died, if the store belongs to this machine only.
import type { DialectName, Queries } from '../engine/open-database.js';

/**
 * On SQLite only: there every worker ran on this machine, which can tell whether it still does. On PostgreSQL two
 * containers may have the same name and the same process ids, and a job taken from a living worker is done twice; other
 * workers take what is left within a lease.
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
