// Computes the Wilson interval of a share, which also works near 0 and 1.

const Z = 1.96;

/** The 95% interval. */
export function wilson(share: number, n: number): [low: number, high: number] {
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
