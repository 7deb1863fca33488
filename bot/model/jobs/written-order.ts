// Defines how the store keeps a person's messages in the order in which they wrote them.

/**
 * How long a message waits for an earlier one. If a platform sends each event in its own HTTP request, events
 * can arrive in the wrong order, a few hundredths of a second apart.
 */
export const OVERTAKING_MS = 50;

/** Every method can throw `StoreFailure`. */
export interface WrittenOrderRecords {
  /**
   * Finds messages that the same person wrote later, but that come before this one in the conversation.
   * Returns them in the order in which they were written. Only checks the last 100 entries.
   */
  ahead(message: string): Promise<string[]>;
  /**
   * True if we have not yet tried to send this message to the other side of the handoff. It can then still be
   * moved.
   */
  isUnsent(message: string): Promise<boolean>;
  /**
   * Moves the message to the end of its conversation and its handoff. If parts of it are waiting to be sent,
   * moves them to the end of their lane.
   */
  moveToEnd(message: string): Promise<void>;
}
