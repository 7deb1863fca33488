// Ends a transaction that needs a key no one has opened yet, so that the keeper is asked while nothing is held.

/** `transact` rolls back, calls `open`, and starts the transaction again. */
export class KeyNotOpened extends Error {
  /** Throws `SealingFailure` if the key cannot be opened. */
  readonly open: () => Promise<unknown>;

  constructor(open: () => Promise<unknown>) {
    super('A transaction needs a key that must be opened first.');
    this.open = open;
  }
}
