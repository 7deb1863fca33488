// Deletes data in batches once it has reached its retention period, and records the progress of each run.
import { sql, type Selectable } from 'kysely';
import type {
  RetentionBatch,
  RetentionClassName,
  RetentionCounts,
  RetentionItem,
  RetentionProgress,
  RetentionRun,
  RetentionStore,
} from '../../../bot/model/governance/retention.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Database, Queries, Tables } from '../engine/open-database.js';
import { liftTimeLimit, withoutTimeLimit } from '../engine/time-limit.js';
import { transact } from '../engine/transact.js';
import { dropUnusedKeys } from '../sealing/destroy-keys.js';
import { dropEarlierDigests } from '../sealing/placeholder-digests.js';
import type { TopicOf } from './delete-questions-and-requests.js';
import { readCovered, type Covered } from './rows-under-legal-hold.js';
import { STEPS } from './retention-steps.js';
import type { SqlStep } from './sql-retention-step.js';
import { all } from '../engine/read-rows.js';

/** `onLeftovers` is called if deleted data could not be removed from the store's files. */
export function createRetentionStore(
  database: Database,
  onLeftovers: (error: unknown) => void,
): RetentionStore {
  const db = database.kysely;
  return {
    steps: STEPS,
    begin: (name, now) => begin(db, name, now),
    async due(step, before, now, page) {
      const covered = await readCovered(db, now);
      return withoutTimeLimit(database, (free) => dueOf(free, stepNamed(step), { before, covered, ...page }));
    },
    async count(step, before, now) {
      const { due, silent } = stepNamed(step);
      if (silent) return 0;
      const rows = due(before, await readCovered(db, now));
      const { rows: counted } = await withoutTimeLimit(database, (free) =>
        sql<{ items: number | string }>`select count(*) as items from (${rows}) due`.execute(free),
      );
      return Number(counted[0]?.items ?? 0);
    },
    remove: (batch, topicOf) => transact(db, (tx) => remove(tx, database, batch, topicOf)),
    recordFailure: (run, name, progress) =>
      transact(db, async (tx) => {
        const row = await runNamed(tx, run);
        const failed = added(row.failed, name, 1);
        await change(tx, run, { failed, progress: JSON.stringify(progress) });
      }),
    recordProgress: (run, progress) => change(db, run, { progress: JSON.stringify(progress) }),
    end: (run, now) => change(db, run, { ended_at: now }),
    tidy: ({ thoroughly }) => tidy(database, thoroughly, onLeftovers),
    runs: (limit) =>
      all(db.selectFrom('retention_runs').selectAll().orderBy('id', 'desc').limit(limit), toRun),
  };
}

function stepNamed(name: string): SqlStep {
  const step = STEPS.find((one) => one.name === name);
  if (!step) throw new Error(`There is no step called ${name}.`);
  return step;
}

async function begin(
  db: Queries,
  name: string,
  now: string,
): Promise<RetentionRun & { progress: RetentionProgress }> {
  const fresh: RetentionProgress = { step: 0 };
  await db
    .insertInto('retention_runs')
    .values({ name, started_at: now, progress: JSON.stringify(fresh), deleted: '{}', failed: '{}' })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('retention_runs')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { ...toRun(row), progress: fromJson<RetentionProgress>(row.progress) };
}

interface DuePage {
  before: string;
  covered: Covered;
  after?: RetentionItem;
  limit: number;
}

async function dueOf(
  db: Queries,
  step: SqlStep,
  { before, covered, after, limit }: DuePage,
): Promise<RetentionItem[]> {
  // Use this condition for the first batch too. Without a lower bound, SQLite sorts every row that is due,
  // which takes 4 s for 300,000 rows.
  const { at, id } = after ?? { at: '', id: '' };
  const later = sql`where due.at >= ${at} and (due.at > ${at} or due.id > ${id})`;
  const { rows } = await sql<RetentionItem>`
    select due.id as id, due.at as at from (${step.due(before, covered)}) due ${later}
    order by due.at, due.id limit ${limit}`.execute(db);
  return rows;
}

/**
 * Checks inside the transaction that the items can still be deleted, because a hold or an answer may have
 * been added, or a request reopened.
 */
async function remove(
  tx: Queries,
  { dialect, sealing }: Database,
  { run, step: name, items, before, now, progress }: RetentionBatch,
  topicOf: TopicOf,
): Promise<number> {
  const step = stepNamed(name);
  // If someone is placing a hold at this moment, either they wait for this transaction or it waits for them.
  await liftTimeLimit(tx, dialect);
  if (dialect === 'postgresql') await sql`lock table holds in share mode`.execute(tx);
  const covered = await readCovered(tx, now);
  const wanted = items.map(({ id }) => id);
  await step.lock?.(tx, wanted);
  const { rows } = await sql<{ id: string }>`
    select due.id as id from (${step.due(before, covered)}) due
    where due.id in (${sql.join(wanted)})`.execute(tx);
  const ids = rows.map(({ id }) => id);
  if (ids.length) await step.remove(tx, ids, { topicOf, now, covered, sealing, dialect });
  const row = await runNamed(tx, run);
  const count = step.silent ? 0 : ids.length;
  await change(tx, run, {
    progress: JSON.stringify(progress),
    ...(count && { deleted: added(row.deleted, step.class, count) }),
  });
  return count;
}

function runNamed(db: Queries, run: number) {
  return db.selectFrom('retention_runs').selectAll().where('id', '=', run).executeTakeFirstOrThrow();
}

async function change(
  db: Queries,
  run: number,
  values: Partial<Pick<Selectable<Tables['retention_runs']>, 'progress' | 'deleted' | 'failed' | 'ended_at'>>,
): Promise<void> {
  await db.updateTable('retention_runs').set(values).where('id', '=', run).execute();
}

function added(counts: string, name: RetentionClassName, count: number): string {
  const before = fromJson<RetentionCounts>(counts);
  return JSON.stringify({ ...before, [name]: (before[name] ?? 0) + count });
}

/**
 * On PostgreSQL, deleted rows stay in the files until a vacuum. We leave guidance to autovacuum, because its
 * tables and indexes are large and we delete little from them.
 */
const VACUUMED = [
  // Most deleted rows are in these tables, so we also update the planner's statistics for them.
  sql`(analyze) messages, received_words, held_wordings, stand_ins, pseudonym_digests, data_keys, uploads,
    outgoing_messages, answers, escalations, relayed_messages, events, conversations, people, jobs`,
  sql`deferred_erasures, corrections, answer_passages, feedback, unsafe_reports, handled_questions, escalation_transitions,
    draft_notes, complaints, subject_requests, sessions, chat_links, adviser_details, readings, sent_lines, kept_figures,
    holds, governance_events, retention_runs, erased, audit_events`,
];

async function tidy(
  database: Database,
  thoroughly: boolean,
  onLeftovers: (error: unknown) => void,
): Promise<void> {
  await transact(database.kysely, async (tx) => {
    await liftTimeLimit(tx, database.dialect);
    // Only earlier versions write to this table. The key of its rows is deleted below, with the other unused
    // keys.
    await tx.deleteFrom('pseudonym_digests').execute();
    if (thoroughly) await dropEarlierDigests(tx);
    await dropUnusedKeys(tx, database.dialect);
  });
  if (database.dialect === 'sqlite') await database.scrub().catch(onLeftovers);
  // Only vacuum at the end. A vacuum after every 10 seconds of deletion took longer than the deletion itself.
  else if (thoroughly)
    await withoutTimeLimit(database, async (free) => {
      for (const tables of VACUUMED) await sql`vacuum ${tables}`.execute(free);
    });
}

function toRun({ progress, ...row }: Selectable<Tables['retention_runs']>): RetentionRun {
  return recordOf(row, {
    deleted: fromJson<RetentionCounts>(row.deleted),
    failed: fromJson<RetentionCounts>(row.failed),
  });
}
