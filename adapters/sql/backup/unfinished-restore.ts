// Marks a restored store until everything that was erased since the backup has been erased again. Until then, no
// one may use it. The mark is there before the store has its name or its tables, so it cannot be missed.
import { sql } from 'kysely';
import { InputFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import type { Database } from '../engine/open-database.js';
import { backupWording as said } from '../wording/backup-wording.js';

/** The table that is the mark. Its only row says when the backup was made. */
export const RESTORE_MARK = 'unfinished_restore';

/** A connection of any kind to the store. */
interface Connection {
  query(statement: string): Promise<{ rows: readonly unknown[] }>;
}

export async function markRestore(store: Connection, madeAt: string): Promise<void> {
  await removeMark(store);
  const at = new Date(madeAt).toISOString();
  await store.query(`create table unfinished_restore as select '${at}' as made_at`);
}

/** Throws `InputFailure` if the unfinished restore is not of the backup made at this time. */
export async function refuseOther(store: Connection, madeAt: string): Promise<void> {
  const marked = await markedAt(store);
  if (marked !== new Date(madeAt).toISOString()) throw new InputFailure(...said.otherUnfinished(marked));
}

/** Throws `StoreFailure` if a restore was stopped before it was done. */
export async function refuseUnfinishedRestore({ kysely }: Pick<Database, 'kysely'>): Promise<void> {
  const tables = await kysely.introspection.getTables();
  if (tables.some(({ name }) => name === RESTORE_MARK))
    throw new StoreFailure(...said.restoreUnfinished(await markedAt(connectionOf({ kysely }))));
}

export async function removeMark(store: Connection): Promise<void> {
  await store.query('drop table if exists unfinished_restore');
}

export const finishRestore = (database: Pick<Database, 'kysely'>): Promise<void> =>
  removeMark(connectionOf(database));

async function markedAt(store: Connection): Promise<string> {
  const [row] = (await store.query('select made_at from unfinished_restore')).rows;
  return (row as { made_at: string } | undefined)?.made_at ?? '';
}

const connectionOf = ({ kysely }: Pick<Database, 'kysely'>): Connection => ({
  query: (statement) => sql.raw(statement).execute(kysely),
});
