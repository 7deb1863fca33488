// Sets how much a test tries: a part in a normal run, everything with `THOROUGH=1`, which `npm run accept`
// sets. CONTRIBUTING.md lists the tests that have a short form.

export const isThorough = process.env.THOROUGH === '1';

/**
 * Returns the number of random cases to run. A normal run tries a quarter of them, and different ones each
 * time.
 */
export const runs = (all: number): number => (isThorough ? all : Math.ceil(all / 4));

/** Returns the items of a list to test, in the same proportion. */
export function some<T>(all: readonly T[]): readonly T[] {
  const left = [...all];
  while (left.length > runs(all.length)) left.splice(Math.floor(Math.random() * left.length), 1);
  return left;
}
