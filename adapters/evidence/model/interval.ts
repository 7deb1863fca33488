// Calculates the interval that a measured share is likely to be in.
export function intervalOf(printed: string, n: number): string {
  return wilson(Number(printed), n)
    .map((limit) => limit.toFixed(2))
    .join('–');
}

const Z = 1.96;

/** The 95% confidence interval. */
export function wilson(share: number, n: number): [low: number, high: number] {
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
