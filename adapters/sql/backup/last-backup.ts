// Records when the last successful backup was made, for the alert about old backups. Not every process can see
// the backup folder, so it is in the store too.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

export function markBackup(dataDir: string, at: string): Promise<void> {
  return writeFile(join(dataDir, 'last-backup'), at);
}
