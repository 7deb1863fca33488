// Checks at start-up whether words can be sealed, and makes the first key if nothing has been sealed yet.
import { SealingFailure } from '../../../knowledge/model/errors.js';
import type { Database } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';

/** Undefined if words can be sealed, otherwise why not. The service starts anyway, so people can use the guidance. */
export async function prepareSealing({
  kysely,
  sealing: { keys },
}: Pick<Database, 'kysely' | 'sealing'>): Promise<SealingFailure | undefined> {
  try {
    await transact(kysely, (tx) => keys.current(tx));
    const copies = await keys.wrapForAll(kysely);
    if (copies.length) await transact(kysely, (tx) => keys.addCopies(tx, copies));
    return undefined;
  } catch (error) {
    if (error instanceof SealingFailure) return error;
    throw error;
  }
}
