// Defines how the store keeps a person's messages in the order in which they wrote them.

/**
 * How long a message waits for an earlier one. If a platform sends each event in its own HTTP request, events
 * can arrive in the wrong order, a few hundredths of a second apart.
 */
export const OVERTAKING_MS = 50;

/** Every method throws `StoreFailure`. */
export interface WrittenOrderRecords {
  /**
   * Messages by the same person in the same conversation that come before this one, although they were
   * written later. In the order in which they were written. Only checks the last 100 entries.
   */
  ahead(message: string): Promise<string[]>;
  /**
   * Whether we have not yet tried to send this message to the other side of the handoff, so that it can still
   * be moved.
   */
  isUnsent(message: string): Promise<boolean>;
  /**
   * Moves the message to the end of its conversation and its handoff. If parts of it are waiting to be sent,
   * moves them to the end of their lane.
   */
  moveToEnd(message: string): Promise<void>;
}
