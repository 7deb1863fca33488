// Looks after the key that seals everything else: in the environment, a file or a key management service.

/**
 * Never sees what people wrote, as it only wraps a few other keys. Asked when a process first needs one of these and
 * when keys change, but never while a transaction is open. Each method throws `SealingFailure` if it fails.
 */
export interface KeyKeeper {
  /** Where the key is, for an operator: "the file /srv/keys/encryption.key". */
  readonly label: string;
  /** What an operator can do if the key that is needed is not there. */
  readonly ifMissing: string;
  /** Names of the keys available, starting with the one for new data. A name reveals nothing about its key. */
  names(): Promise<readonly string[]>;
  /**
   * Wraps `key` with each keeper key: during a key change, a process that has only one of them can still open
   * everything.
   */
  wrap(key: Uint8Array): Promise<Wrapped[]>;
  /** Undefined if there is no key with that name. */
  unwrap(wrapped: Wrapped): Promise<Uint8Array | undefined>;
  /** Creates the first key, if nothing has been sealed yet. Absent if this must be done elsewhere. */
  begin?(): Promise<void>;
  /** Creates a new first key; earlier keys still open what they wrapped. Absent if this must be done elsewhere. */
  renew?(): Promise<void>;
  /** Destroys all keys except the first. Absent if this must be done elsewhere. */
  dropEarlier?(): Promise<void>;
}

export interface Wrapped {
  /** The name of the key that did the wrapping. */
  by: string;
  wrapped: string;
}
