import { sql } from 'kysely';
import type {
  JobStatistics,
  ReadServiceStatistics,
  RequestStatistics,
  ServiceStatistics,
} from '../../../bot/model/statistics/service-statistics.js';
import { lastBackup } from '../backup/last-backup.js';
import { recordOf } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';

export function createServiceStatistics(db: Queries): ReadServiceStatistics {
  return async (now) => {
    // Read these one at a time, so that the statistics never need more than one connection.
    const jobs = await jobStatistics(db, now);
    const requests = await requestStatistics(db);
    const sources = await sourceStatistics(db);
    const live = await db.selectFrom('live_release').select('since').executeTakeFirst();
    const backedUpAt = await lastBackup(db);
    return {
      jobs,
      requests,
      sources,
      ...(live && { liveSince: live.since }),
      ...(backedUpAt !== undefined && { backedUpAt }),
    };
  };
}

async function jobStatistics(db: Queries, now: string): Promise<JobStatistics[]> {
  const rows = await db
    .selectFrom('jobs')
    .select((eb) => {
      const dueAt = eb
        .case()
        .when(eb.and([eb('state', '=', 'waiting'), eb('due_at', '<=', now)]))
        .then(eb.ref('due_at'))
        .end();
      return [
        'kind',
        'urgent',
        'state',
        eb.fn.countAll<number>().as('jobs'),
        eb.fn.count<number>(dueAt).as('due'),
        eb.fn.min(dueAt).as('oldest_due_at'),
      ];
    })
    .groupBy(['kind', 'urgent', 'state'])
    .execute();
  return rows.map((row) => recordOf(row, { urgent: row.urgent === 1 }));
}

async function requestStatistics(db: Queries): Promise<RequestStatistics[]> {
  const rows = await db
    .selectFrom('escalations')
    .select((eb) => [
      'state',
      'urgent',
      eb.fn.countAll<number>().as('requests'),
      sql<string>`min(coalesce(waiting_since, claimed_at, opened_at))`.as('oldest_since'),
    ])
    .where('state', 'in', ['waiting', 'claimed'])
    .groupBy(['state', 'urgent'])
    .execute();
  return rows.map((row) => recordOf(row, { urgent: row.urgent === 1 }));
}

async function sourceStatistics(db: Queries): Promise<ServiceStatistics['sources']> {
  const { followed, failing, oldest } = await db
    .selectFrom('followed_sources')
    .select((eb) => [
      eb.fn.countAll<number>().as('followed'),
      eb.fn.count<number>(eb.case().when('failures', '>', 0).then(1).end()).as('failing'),
      eb.fn.min('checked_at').as('oldest'),
    ])
    .executeTakeFirstOrThrow();
  return { followed, failing, ...(oldest && { oldestCheckAt: oldest }) };
}
