// Changes the keys while the service runs: makes a new sealing key, re-wraps every data key with it, and
// destroys the old ones.
import { setTimeout as pause } from 'node:timers/promises';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import type { Database, Queries } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';
import { decryptBytes, encryptBytes } from '../keys/cipher.js';
import { DESTROYED } from '../keys/sealing.js';
import { keysWording as said } from '../wording/keys-wording.js';

export interface Rotation {
  keys: number;
}

const BATCH = 200;
/** Try again several times, because someone may be using an old key for a new conversation at this moment. */
const ATTEMPTS = 20;
const AGAIN_MS = 20;

/**
 * Only re-encrypts the keys, not the text. If a key is missing, destroys nothing and throws `SealingFailure`.
 * Can be run again if interrupted.
 */
export async function rotateKeys(database: Database): Promise<Rotation> {
  const { keys } = database.sealing;
  const missing = await keys.missing(database.kysely);
  if (missing.length)
    throw new SealingFailure(said.cannotOpen(missing.length, keys.keeper.label), keys.keeper.ifMissing);
  const [copies, made] = [await keys.wrapForAll(database.kysely), await keys.make()];
  await transact(database.kysely, async (tx) => {
    await keys.addCopies(tx, copies);
    await keys.add(tx, made);
  });
  let wrapped = 0;
  for (let attempt = 1; ; attempt += 1) {
    // Usually the key that we have just made. If the store was empty, another process may have made the
    // first key.
    const { sealingKey: current } = await transact(database.kysely, (tx) => keys.current(tx));
    for (let done = BATCH; done === BATCH; wrapped += done) {
      done = await transact(database.kysely, (tx) => wrapAgain(tx, database, current));
      await pause(1);
    }
    if (await dropOthers(database, current, attempt === ATTEMPTS)) return { keys: wrapped };
    await pause(AGAIN_MS * attempt);
  }
}

async function wrapAgain(tx: Queries, { sealing, dialect }: Database, current: string): Promise<number> {
  let rows = tx
    .selectFrom('data_keys')
    .select(['id', 'sealing_key', 'wrapped'])
    .where('sealing_key', '<>', current)
    .orderBy('id')
    .limit(BATCH);
  // With this lock, others can still use the keys to encrypt.
  if (dialect === 'postgresql') rows = rows.forNoKeyUpdate();
  const found = await rows.execute();
  const outer = await sealing.keys.named(tx, current);
  for (const { id, sealing_key: by, wrapped } of found) {
    const bytes = decryptBytes(await sealing.keys.named(tx, by), Buffer.from(wrapped, 'base64'), id);
    if (!bytes && wrapped !== DESTROYED) throw new SealingFailure(...said.keyChanged);
    await tx
      .updateTable('data_keys')
      .set({
        sealing_key: current,
        ...(bytes && { wrapped: encryptBytes(outer, bytes, id).toString('base64') }),
      })
      .where('id', '=', id)
      .execute();
  }
  return found.length;
}

/** Returns false if one of the old keys is in use again. */
async function dropOthers(database: Database, current: string, isLast: boolean): Promise<boolean> {
  try {
    await transact(database.kysely, async (tx) => {
      await tx.deleteFrom('sealing_key_copies').where('sealing_key', '<>', current).execute();
      await tx.deleteFrom('sealing_keys').where('id', '<>', current).execute();
    });
    await database.scrub();
    return true;
  } catch (error) {
    if (isLast) throw error;
    return false;
  }
}
