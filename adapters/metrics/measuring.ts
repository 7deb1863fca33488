/** Calls `count` immediately or, inside a transaction, once the transaction has been committed. */
export type WhenStored = (count: () => void) => void;

/** `started` is a time from `performance.now()`. */
export function secondsSince(started: number): number {
  return (performance.now() - started) / 1_000;
}
