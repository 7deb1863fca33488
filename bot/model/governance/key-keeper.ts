// Defines access to the main key, which encrypts all other keys. It can be in the environment, a file or a
// key management service.

/**
 * Encrypts a few other keys and never sees what people wrote. Used when a process first needs one of these
 * keys and when keys change, but never during a transaction. Each method throws `SealingFailure`.
 */
export interface KeyKeeper {
  /** Tells an operator where the key is, for example "the file /srv/keys/encryption.key". */
  readonly label: string;
  /** Tells an operator what to do if the key is missing. */
  readonly ifMissing: string;
  /**
   * The names of the available keys, starting with the one for new data. A name reveals nothing about its
   * key.
   */
  names(): Promise<readonly string[]>;
  /**
   * Encrypts `key` once with each available key. During a key change, a process that has only one of them can
   * still decrypt everything.
   */
  wrap(key: Uint8Array): Promise<Wrapped[]>;
  /** Undefined if there is no key with that name. */
  unwrap(wrapped: Wrapped): Promise<Uint8Array | undefined>;
  /** Creates the first key, if nothing has been encrypted yet. Absent if keys are managed elsewhere. */
  begin?(): Promise<void>;
  /**
   * Creates a new first key. Earlier keys can still decrypt what they encrypted. Absent if keys are managed
   * elsewhere.
   */
  renew?(): Promise<void>;
  /** Destroys all keys except the first. Absent if keys are managed elsewhere. */
  dropEarlier?(): Promise<void>;
}

export interface Wrapped {
  /** The name of the key that encrypted the bytes. */
  by: string;
  wrapped: string;
}
