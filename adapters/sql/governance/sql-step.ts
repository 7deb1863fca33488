// Defines a step in a run, and the usual ways to delete rows.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { RetentionStep } from '../../../bot/model/governance/retention.js';
import type { Database, Queries } from '../engine/open-database.js';
import type { TopicOf } from './count-and-remove.js';
import type { Covered } from './covered.js';

export interface SqlStep extends RetentionStep {
  /** A query for the `id` and `at` of what is due. */
  due(before: string, covered: Covered): RawBuilder<{ id: string; at: string }>;
  remove(
    tx: Queries,
    ids: readonly string[],
    how: Pick<Database, 'sealing' | 'dialect'> & { topicOf: TopicOf; now: string; covered: Covered },
  ): Promise<void>;
  /** True if the step only prepares the deletion, so it is not counted. */
  silent?: true;
}

/** Deletes rows from a table by key. */
export const rowsOf =
  (table: string, key: string): SqlStep['remove'] =>
  async (tx, ids) => {
    await sql`delete from ${sql.table(table)} where ${sql.ref(key)} in (${sql.join(ids)})`.execute(tx);
  };

export const countedRows =
  (table: string): SqlStep['remove'] =>
  async (tx, ids) => {
    await sql`delete from ${sql.table(table)} where id in (${sql.join(ids.map(Number))})`.execute(tx);
  };
