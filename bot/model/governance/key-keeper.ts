// Keeps the key that everything else is sealed under: in the environment, a file or a key management service.

/**
 * Never sees what people wrote: it only wraps a few other keys. It is asked when a process starts and when keys change,
 * never while a message is being stored. Each method throws `SealingFailure` if it cannot do its part.
 */
export interface KeyKeeper {
  /** Where the key is, for an operator: "the file /srv/keys/encryption.key". */
  readonly label: string;
  /** Names of the keys it has, starting with the one for new data. A name reveals nothing about its key. */
  names(): Promise<readonly string[]>;
  /** Wraps it with each of its keys: while they change, a process that only has one can still open everything. */
  wrap(key: Uint8Array): Promise<Wrapped[]>;
  /** Undefined if it does not have the key of that name. */
  unwrap(wrapped: Wrapped): Promise<Uint8Array | undefined>;
  /** Creates the first key, if nothing has been sealed yet. Absent if this has to be done elsewhere. */
  begin?(): Promise<void>;
  /** Creates a new key and puts it first; earlier keys still open what they wrapped. Absent if done elsewhere. */
  renew?(): Promise<void>;
  /** Destroys all keys except the first. Absent if this has to be done elsewhere. */
  dropEarlier?(): Promise<void>;
}

export interface Wrapped {
  /** The name of the key it was wrapped with. */
  by: string;
  wrapped: string;
}
