import type { DialectName, Queries } from '../engine/open-database.js';
import { DESTROYED } from '../keys/sealing.js';
import { noteErasure } from './record-erasures.js';

/**
 * Destroys the key first, so that nothing can be decrypted from then on, and then deletes the encrypted rows.
 */
export async function destroyConversation(db: Queries, conversation: string): Promise<void> {
  noteErasure(db);
  await db.updateTable('data_keys').set({ wrapped: DESTROYED }).where('owner', '=', conversation).execute();
  const messages = db.selectFrom('messages').select('id').where('conversation', '=', conversation);
  await db.deleteFrom('received_words').where('message', 'in', messages).execute();
  await db.deleteFrom('held_wordings').where('message', 'in', messages).execute();
  await db.deleteFrom('stand_ins').where('conversation', '=', conversation).execute();
  await db.deleteFrom('pseudonym_digests').where('conversation', '=', conversation).execute();
  await db.deleteFrom('data_keys').where('owner', '=', conversation).execute();
}

/**
 * Only checks the keys in `ids`, if given. On PostgreSQL, locks each key before checking it, because someone
 * may be using it.
 */
export async function dropUnusedKeys(
  tx: Queries,
  dialect: DialectName,
  ids?: readonly (string | null)[],
): Promise<void> {
  const wanted = ids?.filter((id) => id !== null);
  if (wanted && !wanted.length) return;
  let unused = tx
    .selectFrom('data_keys')
    .select('id')
    .where(({ not, exists, or, selectFrom }) =>
      not(
        or([
          exists(selectFrom('received_words').select('key').whereRef('key', '=', 'data_keys.id')),
          exists(selectFrom('held_wordings').select('key').whereRef('key', '=', 'data_keys.id')),
          exists(selectFrom('stand_ins').select('key').whereRef('key', '=', 'data_keys.id')),
          exists(selectFrom('uploads').select('key').whereRef('key', '=', 'data_keys.id')),
          exists(selectFrom('complaints').select('key').whereRef('key', '=', 'data_keys.id')),
          exists(selectFrom('subject_requests').select('key').whereRef('key', '=', 'data_keys.id')),
        ]),
      ),
    );
  if (wanted) unused = unused.where('id', 'in', wanted);
  if (dialect === 'sqlite') {
    await tx.deleteFrom('data_keys').where('id', 'in', unused).execute();
    return;
  }
  const locked = await unused.forUpdate().skipLocked().execute();
  if (!locked.length) return;
  // Check again, because a row may have been encrypted with the key just before we locked it.
  const still = unused.where(
    'id',
    'in',
    locked.map(({ id }) => id),
  );
  await tx.deleteFrom('data_keys').where('id', 'in', still).execute();
}
