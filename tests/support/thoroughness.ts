// Sets how much a test covers: a part in a normal run, or everything with `THOROUGH=1`, which `npm run
// accept` sets. CONTRIBUTING.md lists the tests that have a short form.

export const isThorough = process.env.THOROUGH === '1';

/**
 * Returns the number of random cases to run. A normal run tries a quarter of `all`, with different cases each
 * time.
 */
export const runs = (all: number): number => (isThorough ? all : Math.ceil(all / 4));

/** Returns the items of a list to test: a random quarter in a normal run, all in a thorough one. */
export function some<T>(all: readonly T[]): readonly T[] {
  const left = [...all];
  while (left.length > runs(all.length)) left.splice(Math.floor(Math.random() * left.length), 1);
  return left;
}
