import { sql } from 'kysely';
import { appendAudit } from '../audit/append-audit.js';
import { countedRows, oldRows, rowsOf, type SqlStep } from './sql-retention-step.js';
import { adminWording } from '../../../bot/wording/staff/admin-wording.js';

/** Deletes the content of events but keeps their digests, and records how far the log has been shortened. */
const shortenLog: SqlStep['remove'] = async (tx, ids, { now }) => {
  const numbers = ids.map(Number);
  await tx
    .updateTable('audit_events')
    .set({ event: null, by: null, record: null })
    .where('number', 'in', numbers)
    .execute();
  await appendAudit(tx, [
    { kind: 'log-shortened', at: now, by: adminWording.service, details: { through: Math.max(...numbers) } },
  ]);
};

export const RECORD_STEPS: readonly SqlStep[] = [
  oldRows({ name: 'figures', class: 'figures', table: 'kept_figures', isNumbered: true }),
  oldRows({ name: 'corrections', class: 'figures', table: 'corrections' }),
  oldRows({
    name: 'readings',
    class: 'access',
    table: 'readings',
    isNumbered: true,
    held: ({ reading }) => reading('aged'),
  }),
  oldRows({
    name: 'sent lines',
    class: 'access',
    table: 'sent_lines',
    isNumbered: true,
    held: ({ sentLine }) => sentLine('aged'),
  }),
  oldRows({ name: 'runs', class: 'records', table: 'retention_runs', at: 'ended_at', isNumbered: true }),
  {
    name: 'erasures',
    class: 'records',
    // We keep records of erasures for longer than any backup.
    silent: true,
    due: (before) =>
      sql`select n.kind || ' ' || n.digest as id, n.at as at from erased n where n.at < ${before}`,
    remove: rowsOf('erased', sql`kind || ' ' || digest`),
  },
  {
    name: 'holds',
    class: 'records',
    due: (before) =>
      sql`select h.id as id, coalesce(h.lifted_at, h.ends_at) as at from holds h where coalesce(h.lifted_at, h.ends_at) < ${before}`,
    remove: rowsOf('holds'),
  },
  {
    name: 'decisions',
    class: 'records',
    due: (before) =>
      // Keeps the latest decision of each kind, because it is still in force.
      sql`select cast(g.id as text) as id, g.at as at from governance_events g where g.at < ${before}
        and exists (select 1 from governance_events n where n.kind = g.kind and n.id > g.id)`,
    remove: countedRows('governance_events'),
  },
  oldRows({
    name: 'data requests',
    class: 'records',
    table: 'subject_requests',
    at: 'closed_at',
    held: ({ subjectRequest }) => subjectRequest('aged'),
  }),
  {
    name: 'audit log',
    class: 'records',
    silent: true,
    due: (before, covered) =>
      sql`select cast(a.number as text) as id, a.at as at from audit_events a where a.at < ${before} and a.event is not null
        and not ${covered.event('a')}`,
    remove: shortenLog,
  },
];
