// Defines access to the main key, which encrypts all other keys. The main key can be in the environment, in a
// file or in a key management service.

/**
 * Encrypts a few other keys and never sees what people wrote. Used when keys change, and when a process first
 * needs one of the other keys, but never during a transaction. Each method throws `SealingFailure`.
 */
export interface KeyKeeper {
  /** Tells an operator where the key is, for example "the file /srv/keys/encryption.key". */
  readonly label: string;
  /** Tells an operator what to do if the key is missing. */
  readonly ifMissing: string;
  /**
   * The names of the available keys, with the key for new data first. A name reveals nothing about its key.
   */
  names(): Promise<readonly string[]>;
  /**
   * Encrypts `key` once with each available key. During a key change, a process with only one of the keys can
   * then still decrypt everything.
   */
  wrap(key: Uint8Array): Promise<Wrapped[]>;
  /** Undefined if there is no key with that name. */
  unwrap(wrapped: Wrapped): Promise<Uint8Array | undefined>;
  /** Creates the first key, if nothing has been encrypted yet. Absent if keys are managed elsewhere. */
  begin?(): Promise<void>;
  /**
   * Creates a new key, which becomes the first. Earlier keys can still decrypt what they encrypted. Absent if
   * keys are managed elsewhere.
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
