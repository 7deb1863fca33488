// How much a test tries: a part in a normal run, everything with `THOROUGH=1`, which `npm run accept` sets.
// CONTRIBUTING.md lists the tests that have a short form.

export const isThorough = process.env.THOROUGH === '1';

/** A normal run tries a quarter of the random cases, and different ones each time. */
export const runs = (all: number): number => (isThorough ? all : Math.ceil(all / 4));

/** The same for the items of a list. */
export function some<T>(all: readonly T[]): readonly T[] {
  const left = [...all];
  while (left.length > runs(all.length)) left.splice(Math.floor(Math.random() * left.length), 1);
  return left;
}
