// Checks at start-up whether words can be sealed, and makes the first key if nothing has been sealed yet.
import { SealingFailure } from '../../../knowledge/model/errors.js';
import type { Database } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';

type Sealed = Pick<Database, 'kysely' | 'sealing'>;

/** Undefined if words can be sealed, otherwise why not. The service starts anyway, so people can use the guidance. */
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
 * Adds the missing copies after a key was added to the settings, so that every process can open everything
 * with whichever key it has. Words can be sealed without this. Throws `SealingFailure`.
 */
export async function copyForAllKeys({ kysely, sealing: { keys } }: Sealed): Promise<void> {
  const copies = await keys.wrapForAll(kysely);
  if (copies.length) await transact(kysely, (tx) => keys.addCopies(tx, copies));
}
