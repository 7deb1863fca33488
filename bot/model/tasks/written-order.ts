// Defines how the store keeps a person's messages in the order in which they wrote them.

/**
 * How long a message waits for an earlier one. If a platform sends each event in its own HTTP request, the
 * second of 2 events can arrive a few hundredths of a second before the first.
 */
export const OVERTAKING_MS = 50;

/** Every method throws `StoreFailure`. */
export interface WrittenOrderRecords {
  /**
   * Messages by the same person in the same conversation that were written later than this one but are ahead
   * of it. Starts with the one written first. Only looks a hundred entries back.
   */
  ahead(message: string): Promise<string[]>;
  /** Whether this message could still be passed on: no attempt to send it to the other side has begun. */
  isUnsent(message: string): Promise<boolean>;
  /**
   * Moves the message to the end of its conversation and its handoff, and any part of it that has not been
   * sent yet to the end of its lane.
   */
  moveToEnd(message: string): Promise<void>;
}
