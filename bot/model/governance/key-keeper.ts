// Who keeps the key that everything else is sealed under: the environment, a file, or a key management service.

/**
 * It never sees what people wrote: only a few keys, which are wrapped with it. Asked when a process starts and when
 * keys change, never while a message is being stored. Each method throws `SealingFailure` if it cannot do its part.
 */
export interface KeyKeeper {
  /** Where the key is, for an operator: "the file /srv/keys/encryption.key". */
  readonly label: string;
  /** Names of the keys it has, the one for new things first; a name says nothing about its key. */
  names(): Promise<readonly string[]>;
  /** With each of its keys: while they are being changed, a process that has only one of them still opens all. */
  wrap(key: Uint8Array): Promise<Wrapped[]>;
  /** Undefined if it does not have the key with that name. */
  unwrap(wrapped: Wrapped): Promise<Uint8Array | undefined>;
  /** Makes the first key, where nothing has been sealed yet. Absent where someone else must. */
  begin?(): Promise<void>;
  /** Makes a new key and puts it first; earlier ones still open what they wrapped. Absent where someone else must. */
  renew?(): Promise<void>;
  /** Destroys all but the first. Absent where someone else must. */
  dropEarlier?(): Promise<void>;
}

export interface Wrapped {
  /** The name of the key it was wrapped with. */
  by: string;
  wrapped: string;
}
