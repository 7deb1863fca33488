// Defines what each step deletes from the records: counts, readings, decisions and the audit log.
import { sql } from 'kysely';
import { appendAudit } from '../audit/append-audit.js';
import { countedRows, rowsOf } from './sql-step.js';
import type { SqlStep } from './sql-step.js';

/** Keeps the digests, and adds an entry that says how far the log has been shortened. */
const shortenLog: SqlStep['remove'] = async (tx, ids, { now }) => {
  const numbers = ids.map(Number);
  await tx
    .updateTable('audit_events')
    .set({ event: null, by: null, record: null })
    .where('number', 'in', numbers)
    .execute();
  await appendAudit(tx, [
    { kind: 'log-shortened', at: now, by: 'the service', details: { through: Math.max(...numbers) } },
  ]);
};

export const RECORD_STEPS: readonly SqlStep[] = [
  {
    name: 'figures',
    class: 'figures',
    due: (before) =>
      sql`select cast(k.id as text) as id, k.at as at from kept_figures k where k.at < ${before}`,
    remove: countedRows('kept_figures'),
  },
  {
    name: 'corrections',
    class: 'figures',
    due: (before) => sql`select k.id as id, k.at as at from corrections k where k.at < ${before}`,
    remove: rowsOf('corrections', 'id'),
  },
  {
    name: 'readings',
    class: 'access',
    due: (before, covered) =>
      sql`select cast(r.id as text) as id, r.at as at from readings r where r.at < ${before}
        and not ${covered.reading('r')}`,
    remove: countedRows('readings'),
  },
  {
    name: 'sent lines',
    class: 'access',
    due: (before, covered) =>
      sql`select cast(l.id as text) as id, l.at as at from sent_lines l where l.at < ${before}
        and not ${covered.sentLine('l')}`,
    remove: countedRows('sent_lines'),
  },
  {
    name: 'runs',
    class: 'records',
    due: (before) =>
      sql`select cast(n.id as text) as id, n.ended_at as at from retention_runs n where n.ended_at < ${before}`,
    remove: countedRows('retention_runs'),
  },
  {
    name: 'erasures',
    class: 'records',
    // These are kept for longer than any backup.
    silent: true,
    due: (before) =>
      sql`select n.kind || ' ' || n.digest as id, n.at as at from erased n where n.at < ${before}`,
    remove: async (tx, ids) => {
      await sql`delete from erased where kind || ' ' || digest in (${sql.join(ids)})`.execute(tx);
    },
  },
  {
    name: 'holds',
    class: 'records',
    due: (before) =>
      sql`select h.id as id, coalesce(h.lifted_at, h.ends_at) as at from holds h where coalesce(h.lifted_at, h.ends_at) < ${before}`,
    remove: rowsOf('holds', 'id'),
  },
  {
    name: 'decisions',
    class: 'records',
    due: (before) =>
      // Keep the last confirmation, because it still counts.
      sql`select cast(g.id as text) as id, g.at as at from governance_events g where g.at < ${before}
        and exists (select 1 from governance_events n where n.kind = g.kind and n.id > g.id)`,
    remove: countedRows('governance_events'),
  },
  {
    name: 'data requests',
    class: 'records',
    due: (before) =>
      sql`select s.id as id, s.closed_at as at from subject_requests s where s.closed_at < ${before}`,
    remove: rowsOf('subject_requests', 'id'),
  },
  {
    name: 'audit log',
    class: 'records',
    silent: true,
    due: (before) =>
      sql`select cast(a.number as text) as id, a.at as at from audit_events a where a.at < ${before} and a.event is not null`,
    remove: (tx, ids, how) => shortenLog(tx, ids, how),
  },
];
