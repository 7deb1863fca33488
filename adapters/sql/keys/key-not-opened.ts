// Rolls back a transaction that needs a key we have not decrypted yet, so that no locks are held while we ask
// the key keeper.
import type { SealingFailure } from '../../../knowledge/model/errors.js';
import type { Queries } from '../tables/queries.js';

/** When this is thrown, `transact` rolls back, calls `open` and runs the transaction again. */
export class KeyNotOpened extends Error {
  readonly id: string;
  /** Throws `SealingFailure` if the key cannot be decrypted. */
  readonly open: () => Promise<unknown>;

  constructor(id: string, open: () => Promise<unknown>) {
    super('A transaction needs a key that has not been opened yet.');
    this.id = id;
    this.open = open;
  }
}

/** The keys that could not be decrypted, by id, with the reason. */
export type Unopened = ReadonlyMap<string, SealingFailure>;

const unopened = new WeakMap<Queries, Unopened>();

/**
 * Records the keys that could not be decrypted in earlier attempts at this transaction, so that it can
 * continue without them.
 */
export const noteUnopened = (tx: Queries, keys: Unopened): void => void unopened.set(tx, keys);

export const whyUnopened = (tx: Queries, id: string): SealingFailure | undefined => unopened.get(tx)?.get(id);
