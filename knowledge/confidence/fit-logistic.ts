// Logistic regression with ridge regularisation, by Nesterov's accelerated gradient descent. Needs no
// library.

export interface Example {
  values: readonly number[];
  yes: boolean;
  /** The weights of all examples add up to 1. */
  weight: number;
}

const STEPS = 500;
const POWER_STEPS = 30;

/**
 * `ridges` sets how strongly each weight is pulled towards zero, on standardised values. The weights returned
 * apply to the original values. Nesterov, "A method of solving a convex programming problem" (1983).
 */
export function fitLogistic(
  examples: readonly Example[],
  ridges: readonly number[],
): { weights: Float64Array; bias: number } {
  const { rows, means, spreads } = standardise(examples, ridges.length);
  const step = 1 / (curvature(rows, examples) + Math.max(...ridges));
  let at = new Float64Array(ridges.length + 1);
  let ahead = at;
  for (let n = 1; n <= STEPS; n += 1) {
    const slope = slopeAt(ahead, rows, examples, ridges);
    const next = ahead.map((value, k) => value - step * slope[k]!);
    const before = at;
    ahead = next.map((value, k) => value + ((n - 1) / (n + 2)) * (value - before[k]!));
    at = next;
  }
  // Convert the weights back to the original scales, so that means and spreads are not needed later.
  const weights = at.subarray(0, ridges.length).map((weight, k) => weight / spreads[k]!);
  const bias = weights.reduce((sum, weight, k) => sum - weight * means[k]!, at[ridges.length]!);
  return { weights, bias };
}

function standardise(examples: readonly Example[], width: number) {
  const means = new Float64Array(width);
  const spreads = new Float64Array(width);
  for (const { values } of examples) means.forEach((_, k) => (means[k]! += values[k]! / examples.length));
  for (const { values } of examples)
    spreads.forEach((_, k) => (spreads[k]! += (values[k]! - means[k]!) ** 2 / examples.length));
  spreads.forEach((spread, k) => (spreads[k] = Math.sqrt(spread) || 1));
  // The last column is always 1, for the bias.
  const rows = examples.map(({ values }) =>
    Float64Array.from({ length: width + 1 }, (_, k) =>
      k === width ? 1 : (values[k]! - means[k]!) / spreads[k]!,
    ),
  );
  return { rows, means, spreads };
}

function slopeAt(
  at: Float64Array,
  rows: readonly Float64Array[],
  examples: readonly Example[],
  ridges: readonly number[],
): Float64Array {
  const slope = at.map((value, k) => (ridges[k] ?? 0) * value);
  rows.forEach((row, i) => {
    const error = examples[i]!.weight * (1 / (1 + Math.exp(-product(row, at))) - Number(examples[i]!.yes));
    for (let k = 0; k < row.length; k += 1) slope[k]! += error * row[k]!;
  });
  return slope;
}

/** Finds the largest curvature of the loss by power iteration. A step of 1 divided by it never overshoots. */
function curvature(rows: readonly Float64Array[], examples: readonly Example[]): number {
  let direction = new Float64Array(rows[0]?.length ?? 1).fill(1);
  let size = 1;
  for (let n = 0; n < POWER_STEPS; n += 1) {
    const length = Math.sqrt(product(direction, direction)) || 1;
    direction = direction.map((value) => value / length);
    const next = new Float64Array(direction.length);
    rows.forEach((row, i) => {
      const along = examples[i]!.weight * product(row, direction);
      for (let k = 0; k < row.length; k += 1) next[k]! += along * row[k]!;
    });
    size = Math.sqrt(product(next, next));
    direction = next;
  }
  return 0.25 * size * 1.1;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += a[k]! * b[k]!;
  return sum;
}
