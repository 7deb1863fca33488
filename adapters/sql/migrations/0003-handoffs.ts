// The life of a handoff: how long someone has waited, what was attached, who is away, and notes for the editors.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from './migration.js';

export const handoffs: Migration = {
  name: '0003-handoffs',
  async up(db) {
    await addColumns(db);
    await createTables(db);
    await lookAfterWaiting(db);
  },
};

/** One statement a column: SQLite takes no more. */
async function addColumns(db: Kysely<unknown>): Promise<void> {
  const columns: [table: string, column: string, type: 'text' | 'integer', start?: number][] = [
    ['conversations', 'agency', 'text'],
    ['conversations', 'heard_at', 'text'],
    ['received_words', 'files', 'text'],
    ['escalations', 'specialism', 'text'],
    ['escalations', 'waiting_since', 'text'],
    ['escalations', 'awaits_holder_since', 'text'],
    ['escalations', 'care_since', 'text'],
    ['escalations', 'told_at', 'text'],
    ['escalations', 'steps', 'integer', 0],
    ['relayed_messages', 'answer', 'text'],
    ['outgoing_messages', 'update_pending', 'integer', 0],
    ['outgoing_messages', 'updated_at', 'text'],
  ];
  for (const [table, column, type, start] of columns)
    await db.schema
      .alterTable(table)
      .addColumn(column, type, (c) => (start === undefined ? c : c.notNull().defaultTo(start)))
      .execute();
  await db.schema
    .createIndex('outgoing_messages_by_escalation')
    .on('outgoing_messages')
    .columns(['escalation', 'purpose'])
    .execute();
  await db.schema
    .createIndex('outgoing_messages_by_state')
    .on('outgoing_messages')
    .columns(['state', 'queued_at'])
    .execute();
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('adviser_presence')
    .addColumn('adviser', 'text', (c) => c.primaryKey())
    .addColumn('away_until', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('draft_notes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('escalation', 'text', (c) => c.notNull().references('escalations.id'))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('by_platform', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addUniqueConstraint('draft_notes_escalation', ['escalation'])
    .execute();
  await db.schema.createIndex('draft_notes_by_state').on('draft_notes').columns(['state', 'at']).execute();
}

/** Requests that were open before: their times begin with what is known, and each gets the job that looks after it. */
async function lookAfterWaiting(db: Kysely<unknown>): Promise<void> {
  await sql`update escalations set care_since = coalesce(claimed_at, opened_at), told_at = coalesce(claimed_at, opened_at)`.execute(
    db,
  );
  await sql`update escalations set waiting_since = opened_at where state = 'waiting'`.execute(db);
  await sql`update escalations set awaits_holder_since = claimed_at where state = 'claimed'`.execute(db);
  await sql`
    insert into jobs (kind, payload, platform, lane, due_at, attempts, state, unique_key, enqueued_at)
    select 'attend', '{"escalation":"' || id || '"}', null, 'attend:' || id || ':' || care_since, care_since, 0,
      'waiting', 'attend:' || id || ':' || care_since, care_since
    from escalations where state in ('waiting', 'claimed')`.execute(db);
}
