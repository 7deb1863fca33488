// Reads and writes the jobs table. Jobs are claimed in order, one at a time in each lane, with leases that
// expire.
import { sql, type ExpressionBuilder } from 'kysely';
import { SUSPECT_AFTER, type Job, type JobRecords } from '../../../bot/model/jobs/job.js';
import type { DialectName, Queries, Tables } from '../engine/open-database.js';
import { answerQueue } from './answer-queue.js';
import { asideJobs } from './aside-jobs.js';
import { endLeases } from './end-leases.js';
import { toJob } from './job-row.js';
import { all, changedOne } from '../engine/read-rows.js';

type Claim = Parameters<JobRecords['claim']>[0];

export function jobRecords(db: Queries, dialect: DialectName): JobRecords {
  return {
    enqueue: (job, now) => enqueue(db, job, now),
    ...leases(db, dialect),
    ...endsOfJobs(db),
    ...asideJobs(db),
    ...jobStatistics(db),
    ...answerQueue(db),
  };
}

async function enqueue(db: Queries, ...[job, now]: Parameters<JobRecords['enqueue']>): Promise<void> {
  await db
    .insertInto('jobs')
    .values({
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      platform:
        job.conversation === undefined
          ? (job.platform ?? null)
          : (eb) => eb.selectFrom('conversations').select('platform').where('id', '=', job.conversation!),
      lane: job.lane,
      urgent: Number(job.urgent ?? false),
      due_at: job.dueAt ?? now,
      attempts: 0,
      state: 'waiting',
      leased_by: null,
      leased_until: null,
      unique_key: job.uniqueKey ?? null,
      last_error: null,
      enqueued_at: now,
    })
    .onConflict((conflict) => conflict.column('unique_key').doNothing())
    .execute();
}

function leases(
  db: Queries,
  dialect: DialectName,
): Pick<JobRecords, 'claim' | 'extend' | 'giveBack' | 'bringForward' | 'shortenLeases' | 'endLeases'> {
  const heldBy = (worker: string, ids: readonly string[]) =>
    db
      .updateTable('jobs')
      .where('id', 'in', ids.map(Number))
      .where('leased_by', '=', worker)
      .where('state', '=', 'leased');
  return {
    claim: (claim) => claimDue(db, dialect, claim),
    async extend(worker, ids, leaseUntil) {
      await heldBy(worker, ids).set({ leased_until: leaseUntil }).execute();
    },
    async giveBack(worker, ids, now) {
      await heldBy(worker, ids)
        .set({ state: 'waiting', due_at: now, leased_by: null, leased_until: null })
        .set({ attempts: sql<number>`attempts - 1` })
        .execute();
    },
    async bringForward(until, now) {
      await db
        .updateTable('jobs')
        .set({ due_at: now, enqueued_at: now })
        .where('state', '=', 'waiting')
        .where('enqueued_at', '>', until)
        .execute();
    },
    async shortenLeases(until, leaseUntil) {
      await db
        .updateTable('jobs')
        .set({ leased_until: leaseUntil })
        .where('state', '=', 'leased')
        .where('leased_until', '>', until)
        .execute();
    },
    endLeases: (hasEnded, now) => endLeases(db, dialect, hasEnded, now),
  };
}

function endsOfJobs(db: Queries): Pick<JobRecords, 'finish' | 'retry' | 'postpone' | 'bury'> {
  const leased = (id: string, worker: string) =>
    db.updateTable('jobs').where('id', '=', Number(id)).where('leased_by', '=', worker);
  return {
    finish: (id, worker) =>
      changedOne(db.deleteFrom('jobs').where('id', '=', Number(id)).where('leased_by', '=', worker)),
    async retry(id, worker, dueAt, error) {
      await leased(id, worker)
        .set({ state: 'waiting', due_at: dueAt, last_error: error, leased_by: null, leased_until: null })
        .execute();
    },
    async postpone(id, worker, dueAt) {
      await leased(id, worker)
        .set({ state: 'waiting', due_at: dueAt, leased_by: null, leased_until: null })
        .set({ attempts: sql<number>`attempts - 1` })
        .execute();
    },
    async bury(id, worker, error) {
      // Clears the unique key, so that the same job can be added again.
      await leased(id, worker)
        .set({ state: 'dead', last_error: error, leased_by: null, leased_until: null, unique_key: null })
        .execute();
    },
  };
}

/** After this many failures in a row, a job counts as held up. Fewer are normal. */
const HELD_UP_AFTER = 3;

function jobStatistics(db: Queries): Pick<JobRecords, 'counts' | 'dead' | 'followUpDue' | 'heldUp'> {
  return {
    async followUpDue(escalation) {
      const { soonest } = await db
        .selectFrom('jobs')
        .select((eb) => eb.fn.min('due_at').as('soonest'))
        .where('kind', '=', 'attend')
        .where('lane', 'like', `attend:${escalation}:%`)
        .where('state', '=', 'waiting')
        .executeTakeFirstOrThrow();
      return soonest ?? undefined;
    },
    counts: (now) => countJobs(db, now),
    async heldUp(connected) {
      const rows = await db
        .selectFrom('jobs')
        .select((eb) => [
          'platform',
          eb.fn.countAll<number>().as('messages'),
          eb.fn.max('last_error').as('error'),
        ])
        .where('kind', '=', 'send')
        .where('state', '=', 'waiting')
        .where('platform', 'is not', null)
        .$if(connected.length > 0, (query) =>
          query.where((eb) =>
            eb.or([eb('attempts', '>=', HELD_UP_AFTER), eb('platform', 'not in', connected)]),
          ),
        )
        .groupBy('platform')
        .orderBy('platform')
        .execute();
      return rows.map(({ platform, messages, error }) => ({
        platform: platform!,
        messages,
        error: error ?? '',
      }));
    },
    dead(limit) {
      const dead = db.selectFrom('jobs').selectAll().where('state', '=', 'dead').orderBy('id', 'desc');
      return all(dead.limit(limit), (row) => ({ ...toJob(row), error: row.last_error ?? '' }));
    },
  };
}

/** Uses one statement, because with 2 we could miss a job that changes state between them. */
function countJobs(db: Queries, now: string): ReturnType<JobRecords['counts']> {
  return db
    .selectFrom('jobs')
    .select((eb) => {
      const inState = (state: 'waiting' | 'leased' | 'dead') =>
        eb.fn.countAll<number>().filterWhere('state', '=', state);
      return [
        inState('waiting').as('waiting'),
        inState('waiting').filterWhere('attempts', '>', 0).as('retrying'),
        inState('leased').as('leased'),
        inState('dead').as('dead'),
        eb
          .selectFrom(dueJobs(db, now).as('job'))
          .select((due) => due.fn.countAll<number>().as('jobs'))
          .$asScalar()
          .$notNull()
          .as('due'),
      ];
    })
    .executeTakeFirstOrThrow();
}

/**
 * Selects the first job in each lane, if it is due or its lease has expired, and if no other job in the lane
 * is running.
 */
function dueJobs(db: Queries, now: string) {
  return db
    .selectFrom('jobs as job')
    .select('job.id')
    .where((eb) =>
      eb.or([
        eb.and([eb('job.state', '=', 'waiting'), eb('job.due_at', '<=', now)]),
        eb.and([eb('job.state', '=', 'leased'), eb('job.leased_until', '<=', now)]),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('jobs as earlier')
            .select('earlier.id')
            .whereRef('earlier.lane', '=', 'job.lane')
            .whereRef('earlier.id', '!=', 'job.id')
            .where((or) =>
              or.or([
                or.and([or('earlier.state', '=', 'leased'), or('earlier.leased_until', '>', now)]),
                or.and([or('earlier.state', 'in', ['waiting', 'leased']), goesFirst(or)]),
              ]),
            ),
        ),
      ),
    );
}

/** True if `earlier` goes first, because it is more urgent, or equally urgent and older. */
function goesFirst(
  eb: ExpressionBuilder<Tables & Record<'job' | 'earlier', Tables['jobs']>, 'job' | 'earlier'>,
) {
  return eb.or([
    eb('earlier.urgent', '>', eb.ref('job.urgent')),
    eb.and([eb('earlier.urgent', '=', eb.ref('job.urgent')), eb('earlier.id', '<', eb.ref('job.id'))]),
  ]);
}

/** True if the job reads or answers a message of one of these platforms. */
function isAbout(eb: ExpressionBuilder<Tables & Record<'job', Tables['jobs']>, 'job'>, platforms: string[]) {
  return eb.exists(
    eb
      .selectFrom('conversations')
      .select('conversations.id')
      .where('platform', 'in', platforms)
      .where((or) =>
        or.or([
          or('job.lane', '=', sql<string>`'questions:' || conversations.id`),
          or('job.lane', 'like', sql<string>`'read:' || conversations.id || ':%'`),
        ]),
      ),
  );
}

async function claimDue(db: Queries, dialect: DialectName, claim: Claim): Promise<Job[]> {
  let due = dueJobs(db, claim.now).orderBy('job.urgent', 'desc').orderBy('job.id').limit(claim.limit);
  due = due.where((eb) => {
    const { platforms, unservedBefore, ownOnly } = claim;
    return eb.or([
      eb.and([eb('job.platform', 'is', null), ...(ownOnly ? [isAbout(eb, platforms)] : [])]),
      // PostgreSQL rejects an empty list.
      ...(platforms.length ? [eb('job.platform', 'in', platforms)] : []),
      ...(unservedBefore !== undefined ? [eb('job.enqueued_at', '<', unservedBefore)] : []),
    ]);
  });
  const { busy, suspects } = claim.held ?? { busy: [], suspects: false };
  if (busy.length)
    due = due.where((eb) => eb.or([eb('job.platform', 'is', null), eb('job.platform', 'not in', busy)]));
  if (suspects) due = due.where('job.interrupted', '<', SUSPECT_AFTER);
  if (claim.kinds) due = due.where('job.kind', 'in', claim.kinds);
  // Without this, 2 workers on PostgreSQL would wait for each other here. SQLite has no row locks, and only
  // one writer at a time.
  if (dialect === 'postgresql') due = due.forUpdate('job').skipLocked();
  const rows = await db
    // Without "materialized", PostgreSQL may run this query more than once, and lock more jobs than it
    // leases.
    .with(
      (cte) => cte('due').materialized(),
      () => due,
    )
    .updateTable('jobs')
    .set({
      state: 'leased',
      leased_by: claim.worker,
      leased_until: claim.leaseUntil,
      attempts: sql<number>`attempts + 1`,
      interrupted: sql<number>`case when state = 'leased' then interrupted + 1 else interrupted end`,
    })
    .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
    .returningAll()
    .execute();
  return rows.sort((one, other) => other.urgent - one.urgent || one.id - other.id).map(toJob);
}
