import { sql, type RawBuilder } from 'kysely';
import type { RetentionStep } from '../../../bot/model/governance/retention.js';
import type { Database, Queries } from '../engine/open-database.js';
import type { TopicOf } from './delete-questions-and-requests.js';
import type { Covered } from './rows-under-legal-hold.js';

export interface SqlStep extends RetentionStep {
  /** Selects the `id` of each row that is due, and the value to sort by as `at`. */
  due(before: string, covered: Covered): RawBuilder<{ id: string; at: string }>;
  /** Locks what the rows need before they are checked again and removed. */
  lock?(tx: Queries, ids: readonly string[]): Promise<void>;
  remove(
    tx: Queries,
    ids: readonly string[],
    how: Pick<Database, 'sealing' | 'dialect'> & { topicOf: TopicOf; now: string; covered: Covered },
  ): Promise<void>;
  /** True if the step's deletions are not counted. */
  silent?: true;
}

/** Deletes rows by key. The key may be an expression over several columns. */
export const rowsOf =
  (table: string, key: RawBuilder<unknown> = sql.ref('id')): SqlStep['remove'] =>
  async (tx, ids) => {
    await sql`delete from ${sql.table(table)} where ${key} in (${sql.join(ids)})`.execute(tx);
  };

export const countedRows =
  (table: string): SqlStep['remove'] =>
  async (tx, ids) => {
    await sql`delete from ${sql.table(table)} where id in (${sql.join(ids.map(Number))})`.execute(tx);
  };

interface Old extends RetentionStep {
  table: string;
  /** The column that the age of a row is calculated from. */
  at?: string;
  key?: string;
  isNumbered?: true;
  /**
   * Returns a condition for the table's rows that a hold covers. The alias of the table is `aged`. Absent
   * if holds do not apply.
   */
  held?: (covered: Covered) => RawBuilder<boolean>;
}

export function oldRows({ table, at = 'at', key = 'id', isNumbered, held, ...step }: Old): SqlStep {
  const [id, time] = [sql.ref(`aged.${key}`), sql.ref(`aged.${at}`)];
  return {
    ...step,
    due: (before, covered) =>
      sql`select ${isNumbered ? sql`cast(${id} as text)` : id} as id, ${time} as at from ${sql.table(table)} aged
        where ${time} < ${before} ${held ? sql`and not ${held(covered)}` : sql``}`,
    remove: isNumbered ? countedRows(table) : rowsOf(table, sql.ref(key)),
  };
}
