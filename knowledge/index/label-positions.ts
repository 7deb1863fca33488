/**
 * Returns a function that finds where a label is in a list, or undefined if it is not there. Labels are the
 * numbers of stored passages, so an array up to the largest of them stays small. Filling a `Map` with 100,000
 * of them held the event loop for 30 to 77 ms on a busy machine.
 */
export function positionsOf(labels: ArrayLike<number>): (label: number) => number | undefined {
  let largest = -1;
  for (let n = 0; n < labels.length; n += 1) largest = Math.max(largest, labels[n]!);
  // Stores the position plus 1, so that 0 means that the label is not in the list.
  const places = new Uint32Array(largest + 1);
  for (let n = 0; n < labels.length; n += 1) places[labels[n]!] = n + 1;
  return (label) => {
    const place = places[label];
    return place ? place - 1 : undefined;
  };
}
