import { SealingFailure } from '../../../knowledge/model/errors.js';
import type { Database } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';

type Sealed = Pick<Database, 'kysely' | 'sealing'>;

/**
 * Returns why text cannot be encrypted, or undefined if it can. The service starts anyway, so that people can
 * use the guidance.
 */
export async function prepareSealing({
  kysely,
  sealing: { keys },
}: Sealed): Promise<SealingFailure | undefined> {
  try {
    await transact(kysely, (tx) => keys.current(tx));
    return undefined;
  } catch (error) {
    if (error instanceof SealingFailure) return error;
    throw error;
  }
}

/**
 * After a key is added to the settings, wraps the sealing keys with it too, so that a process with any of the
 * keys can decrypt everything. Encryption works without this. Throws `SealingFailure`.
 */
export async function copyForAllKeys({ kysely, sealing: { keys } }: Sealed): Promise<void> {
  const copies = await keys.wrapForAll(kysely);
  if (copies.length) await transact(kysely, (tx) => keys.addCopies(tx, copies));
}
