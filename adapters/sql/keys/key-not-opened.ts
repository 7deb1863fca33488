// Rolls back a transaction that needs a key we have not opened yet, so that no locks are held while the keeper is asked.

/** `transact` rolls back, calls `open`, and starts the transaction again. */
export class KeyNotOpened extends Error {
  /** Throws `SealingFailure` if the key cannot be opened. */
  readonly open: () => Promise<unknown>;

  constructor(open: () => Promise<unknown>) {
    super('A transaction needs a key that must be opened first.');
    this.open = open;
  }
}
