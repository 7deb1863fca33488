/**
 * How long a message waits for an earlier one. If a platform sends each event in its own HTTP request, the
 * second of 2 events can arrive a few hundredths of a second before the first.
 */
export const OVERTAKING_MS = 50;
