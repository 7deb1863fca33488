// Records in the store when the last successful backup was made, because not every process can see the backup
// folder.
import type { Queries } from '../tables/queries.js';

const ONLY_ROW = 1;

/** If a later backup is already recorded, keeps that one. */
export async function noteBackup(db: Queries, at: string): Promise<void> {
  await db
    .insertInto('last_backup')
    .values({ id: ONLY_ROW, at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }).where('last_backup.at', '<', at))
    .execute();
}

export async function lastBackup(db: Queries): Promise<string | undefined> {
  return (await db.selectFrom('last_backup').select('at').executeTakeFirst())?.at;
}
