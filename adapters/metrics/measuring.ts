// What the measures have in common.

/** Does the counting now, or when the transaction has been committed. */
export type WhenStored = (count: () => void) => void;

/** Since a time of `performance.now()`. */
export function secondsSince(started: number): number {
  return (performance.now() - started) / 1_000;
}
