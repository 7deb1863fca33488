// Moves jobs that keep failing out of their lane, so that the lane's other jobs can continue.
import { sql } from 'kysely';
import type { JobRecords } from '../../../bot/model/jobs/job.js';
import type { Queries } from '../engine/open-database.js';
import { all, changedOne } from '../engine/read-rows.js';
import { toJob } from './job-row.js';

const ASIDE = 'aside:';

export function asideJobs(db: Queries): Pick<JobRecords, 'stepAside' | 'aside' | 'rejoin' | 'changeSending'> {
  return {
    stepAside(id, worker, dueAt, error) {
      const moved = db
        .updateTable('jobs as job')
        .set({ state: 'waiting', due_at: dueAt, last_error: error, leased_by: null, leased_until: null })
        // The new lane's name includes the old name, so that we can find the jobs of the old lane again.
        .set({ lane: sql<string>`${ASIDE} || lane || ${`#${id}`}` })
        .where('job.id', '=', Number(id))
        .where('leased_by', '=', worker)
        .where('lane', 'not like', `${ASIDE}%`)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('jobs as behind')
              .select('behind.id')
              .whereRef('behind.lane', '=', 'job.lane')
              .whereRef('behind.id', '!=', 'job.id')
              .where('behind.state', '=', 'waiting'),
          ),
        );
      return changedOne(moved);
    },
    aside(lane) {
      const prefix = `${ASIDE}${lane}#`;
      const aside = db.selectFrom('jobs').selectAll().where('state', '=', 'waiting').orderBy('id');
      return all(aside.where(sql`substr(lane, 1, ${prefix.length})`, '=', prefix), toJob);
    },
    async rejoin(lane, ids, dueAt) {
      await db
        .updateTable('jobs')
        .set((eb) => ({
          lane,
          due_at: eb.case().when('urgent', '=', 1).then(eb.ref('due_at')).else(dueAt).end(),
        }))
        .where('id', 'in', ids.map(Number))
        .where('state', '=', 'waiting')
        .execute();
    },
    async changeSending(key, change, now) {
      const payload = JSON.stringify({ key });
      const one = db
        .selectFrom('jobs')
        .select('id')
        .where((eb) => eb.and({ kind: 'send', payload, state: 'waiting' }));
      if (change === 'drop') await db.deleteFrom('jobs').where('id', 'in', one).execute();
      else await db.updateTable('jobs').set({ urgent: 1, due_at: now }).where('id', 'in', one).execute();
    },
  };
}
