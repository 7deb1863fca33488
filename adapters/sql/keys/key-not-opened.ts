// Rolls back a transaction that needs a key we have not opened yet, so that no locks are held while the keeper is asked.
import type { SealingFailure } from '../../../knowledge/model/errors.js';
import type { Queries } from '../tables/queries.js';

/** `transact` rolls back, calls `open`, and starts the transaction again. */
export class KeyNotOpened extends Error {
  readonly id: string;
  /** Throws `SealingFailure` if the key cannot be opened. */
  readonly open: () => Promise<unknown>;

  constructor(id: string, open: () => Promise<unknown>) {
    super('A transaction needs a key that must be opened first.');
    this.id = id;
    this.open = open;
  }
}

/** Keys that could not be opened, by id, with the reason. */
export type Unopened = ReadonlyMap<string, SealingFailure>;

const unopened = new WeakMap<Queries, Unopened>();

/** Says which keys were asked for in earlier runs of this transaction, so that it can go on without them. */
export const noteUnopened = (tx: Queries, keys: Unopened): void => void unopened.set(tx, keys);

/** Why this key could not be opened in an earlier run. */
export const whyUnopened = (tx: Queries, id: string): SealingFailure | undefined => unopened.get(tx)?.get(id);
