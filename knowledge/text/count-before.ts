/** Returns how many of `length` sorted entries come before a position, by binary search. */
export function countBefore(length: number, isBefore: (n: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
