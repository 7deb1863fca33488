// Reads the audit log, and records how much of it has been signed and sent.
import type { Kysely } from 'kysely';
import type {
  AuditEvent,
  AuditFilter,
  AuditRecords,
  LoggedEvent,
  NewAuditEvent,
} from '../../../bot/model/audit/event.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { fromJson, recordOf } from '../engine/columns.js';
import { transact } from '../engine/transact.js';
import { appendAudit } from './append-audit.js';

/** If `append` is absent, each event is added to the log in its own transaction. */
export function auditRecords(db: Queries, append?: (event: NewAuditEvent) => void): AuditRecords {
  return {
    async append(event) {
      if (append) append(event);
      else await transact(db as Kysely<Tables>, (tx) => appendAudit(tx, [event]));
    },
    async head() {
      const { size, root } = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
      return { size, root };
    },
    async read(after, limit) {
      const rows = await db
        .selectFrom('audit_events')
        .selectAll()
        .where('number', '>', after)
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(({ event: text, ...row }): LoggedEvent => recordOf({ ...row, text }));
    },
    find: (filter, page) => find(db, filter, page),
    ...checkpointsAndDeliveries(db),
  };
}

async function find(
  db: Queries,
  { kind, by, from, to, record }: AuditFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<AuditEvent[]> {
  let rows = db.selectFrom('audit_events').select('event').where('event', 'is not', null);
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (by !== undefined) rows = rows.where('by', '=', by);
  if (record !== undefined) rows = rows.where('record', '=', record);
  if (from !== undefined) rows = rows.where('at', '>=', from);
  if (to !== undefined) rows = rows.where('at', '<', to);
  const found = await rows.orderBy('number', 'desc').limit(limit).offset(offset).execute();
  return found.map(({ event }) => fromJson<AuditEvent>(event!));
}

type Marks = Pick<
  AuditRecords,
  'keepCheckpoint' | 'checkpoints' | 'latestCheckpoint' | 'sent' | 'recordSent' | 'settings' | 'keepSettings'
>;

function checkpointsAndDeliveries(db: Queries): Marks {
  return {
    async keepCheckpoint(checkpoint) {
      await db
        .insertInto('audit_checkpoints')
        .values(checkpoint)
        .onConflict((conflict) => conflict.column('size').doNothing())
        .execute();
    },
    checkpoints: (after, limit) =>
      db
        .selectFrom('audit_checkpoints')
        .selectAll()
        .where('size', '>', after)
        .orderBy('size')
        .limit(limit)
        .execute(),
    latestCheckpoint: () =>
      db.selectFrom('audit_checkpoints').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst(),
    async sent(destination) {
      const row = await db
        .selectFrom('audit_deliveries')
        .select('position')
        .where('destination', '=', destination)
        .executeTakeFirst();
      return row?.position ?? 0;
    },
    async recordSent(destination, position, at) {
      await db
        .insertInto('audit_deliveries')
        .values({ destination, position, at })
        .onConflict((conflict) => conflict.column('destination').doUpdateSet({ position, at }))
        .execute();
    },
    async settings() {
      const rows = await db.selectFrom('audit_settings').selectAll().execute();
      return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
    },
    async keepSettings(digests) {
      for (const [name, digest] of Object.entries(digests))
        await db
          .insertInto('audit_settings')
          .values({ name, digest })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ digest }))
          .execute();
    },
  };
}
