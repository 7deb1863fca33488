// Fits multinomial logistic regression with ridge regularisation on sparse rows, by Nesterov's accelerated
// gradient descent.

export interface KnownRow {
  /** Values for the first columns. Every row has the same number of them. */
  values: Float32Array;
  /** The other columns that are 1 in this row, counted from after `values`. All the rest are 0. */
  ones: readonly number[];
  kind: number;
  weight: number;
}

export interface FitShape {
  /** The number of columns, not counting the constant, which comes last. */
  columns: number;
  kinds: number;
  ridge: number;
}

const STEPS = 150;
const POWER_STEPS = 20;

/** The weights: a row for each column, with a weight for each kind. The constant's row is last. */
export function fitMultinomial(
  known: readonly KnownRow[],
  { columns, kinds, ridge }: FitShape,
): Float32Array {
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  const size = (columns + 1) * kinds;
  const step = 1 / (0.5 * curvature(known, columns, total) * 1.1 + ridge);
  let at = new Float32Array(size);
  let ahead = at;
  for (let n = 1; n <= STEPS; n += 1) {
    const slope = new Float32Array(size);
    for (const row of known) addSlope(slope, ahead, row, { kinds, columns, total });
    const next = new Float32Array(size);
    const before = at;
    for (let k = 0; k < size; k += 1) {
      const pull = k < columns * kinds ? ridge * ahead[k]! : 0;
      next[k] = ahead[k]! - step * (slope[k]! + pull);
    }
    at = next;
    ahead = next.map((value, k) => value + ((n - 1) / (n + 2)) * (value - before[k]!));
  }
  return at;
}

interface SlopeShape {
  kinds: number;
  columns: number;
  total: number;
}

function addSlope(
  slope: Float32Array,
  weights: Float32Array,
  row: KnownRow,
  { kinds, columns, total }: SlopeShape,
): void {
  const errors = sharesOf(weights, row, kinds, columns);
  errors[row.kind]! -= 1;
  const share = row.weight / total;
  const add = (column: number, value: number) => {
    for (let k = 0; k < kinds; k += 1) slope[column * kinds + k]! += value * share * errors[k]!;
  };
  for (let n = 0; n < row.values.length; n += 1) add(n, row.values[n]!);
  for (const column of row.ones) add(column, 1);
  add(columns, 1);
}

function sharesOf(weights: Float32Array, row: KnownRow, kinds: number, columns: number): Float64Array {
  const sums = Float64Array.from(weights.subarray(columns * kinds));
  for (let n = 0; n < row.values.length; n += 1) {
    const value = row.values[n]!;
    for (let k = 0; k < kinds; k += 1) sums[k]! += value * weights[n * kinds + k]!;
  }
  for (const column of row.ones) for (let k = 0; k < kinds; k += 1) sums[k]! += weights[column * kinds + k]!;
  const most = Math.max(...sums);
  let all = 0;
  for (let k = 0; k < kinds; k += 1) all += sums[k] = Math.exp(sums[k]! - most);
  return sums.map((sum) => sum / all);
}

/** Estimates the largest curvature of the squares by power iteration. Steps of 1 over it never overshoot. */
function curvature(known: readonly KnownRow[], columns: number, total: number): number {
  let direction = new Float64Array(columns + 1).fill(1);
  let size = 1;
  for (let n = 0; n < POWER_STEPS; n += 1) {
    const length = Math.hypot(...direction);
    direction = direction.map((value) => value / length);
    const next = new Float64Array(columns + 1);
    for (const { values, ones, weight } of known) {
      let along = direction[columns]!;
      for (let k = 0; k < values.length; k += 1) along += values[k]! * direction[k]!;
      for (const column of ones) along += direction[column]!;
      along *= weight / total;
      for (let k = 0; k < values.length; k += 1) next[k]! += along * values[k]!;
      for (const column of ones) next[column]! += along;
      next[columns]! += along;
    }
    size = Math.hypot(...next);
    direction = next;
  }
  return size;
}
