// How much a test tries: a part in every run of the suite, everything with `THOROUGH=1`, as `npm run accept` sets it.
// CONTRIBUTING.md lists what has a short form.

export const isThorough = process.env.THOROUGH === '1';

/** A run of the suite tries a quarter of the random cases, and other ones each time. */
export const runs = (all: number): number => (isThorough ? all : Math.ceil(all / 4));

/** The same for a list. */
export function some<T>(all: readonly T[]): readonly T[] {
  const left = [...all];
  while (left.length > runs(all.length)) left.splice(Math.floor(Math.random() * left.length), 1);
  return left;
}
