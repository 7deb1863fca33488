// Logistic regression on some values that every example has and thousands that few have, by L-BFGS.
// knowledge/confidence/fit-logistic.ts holds a number for each value of each example; with pairs of words that is half a gigabyte.

export interface SparseExample {
  dense: readonly number[];
  /** Columns of the values that are not nothing, and those values. */
  columns: Uint32Array;
  values: Float64Array;
  yes: boolean;
  /** All weights together are 1. */
  weight: number;
}

export interface SparseFit {
  bias: number;
  dense: Float64Array;
  sparse: Float64Array;
}

const MAX_STEPS = 300;
/** Steps that are remembered to guess the curvature. */
const REMEMBERED = 8;
const SMALL_ENOUGH = 1e-6;

/**
 * Pulls each weight towards nothing: a dense one on the scale of standardised values, a sparse one per unit.
 * The weights that come back are for the values as they were given. Nocedal and Wright, "Numerical Optimization", 7.2.
 */
export function fitSparseLogistic(
  examples: readonly SparseExample[],
  columns: number,
  ridge: { dense: number; sparse: number },
): SparseFit {
  const { rows, means, spreads } = standardise(examples);
  const width = means.length;
  const loss = (at: Float64Array) => lossAt(at, { examples, rows, width, ridge });
  const at = minimise(loss, new Float64Array(1 + width + columns));
  const dense = at.slice(1, 1 + width).map((weight, k) => weight / spreads[k]!);
  const bias = dense.reduce((sum, weight, k) => sum - weight * means[k]!, at[0]!);
  return { bias, dense, sparse: at.slice(1 + width) };
}

function standardise(examples: readonly SparseExample[]) {
  const width = examples[0]!.dense.length;
  const mean = (of: (example: SparseExample) => number) =>
    examples.reduce((sum, example) => sum + of(example), 0) / examples.length;
  const means = Float64Array.from({ length: width }, (_, k) => mean(({ dense }) => dense[k]!));
  const spreads = means.map((m, k) => Math.sqrt(mean(({ dense }) => (dense[k]! - m) ** 2)) || 1);
  const rows = examples.map(({ dense }) => means.map((m, k) => (dense[k]! - m) / spreads[k]!));
  return { rows, means, spreads };
}

interface Problem {
  examples: readonly SparseExample[];
  rows: readonly Float64Array[];
  width: number;
  ridge: { dense: number; sparse: number };
}
interface Loss {
  loss: number;
  slope: Float64Array;
}

/** The first weight is the constant's, then the dense ones, then the sparse ones. */
function lossAt(at: Float64Array, { examples, rows, width, ridge }: Problem): Loss {
  const slope = at.map((weight, k) => (k === 0 ? 0 : k <= width ? ridge.dense : ridge.sparse) * weight);
  let loss = product(at, slope) / 2;
  examples.forEach(({ columns, values, yes, weight }, i) => {
    const row = rows[i]!;
    let z = at[0]!;
    for (let k = 0; k < width; k += 1) z += row[k]! * at[1 + k]!;
    for (let j = 0; j < columns.length; j += 1) z += values[j]! * at[1 + width + columns[j]!]!;
    loss += weight * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (yes ? z : 0));
    const error = weight * (1 / (1 + Math.exp(-z)) - Number(yes));
    slope[0]! += error;
    for (let k = 0; k < width; k += 1) slope[1 + k]! += error * row[k]!;
    for (let j = 0; j < columns.length; j += 1) slope[1 + width + columns[j]!]! += error * values[j]!;
  });
  return { loss, slope };
}

interface Step {
  move: Float64Array;
  turn: Float64Array;
}

function minimise(lossOf: (at: Float64Array) => Loss, start: Float64Array): Float64Array {
  const steps: Step[] = [];
  let at = start;
  let here = lossOf(at);
  for (let n = 0; n < MAX_STEPS; n += 1) {
    const direction = directionFrom(here.slope, steps);
    const downhill = product(direction, here.slope);
    if (-downhill < SMALL_ENOUGH ** 2) break;
    let size = 1;
    let next = at.map((value, k) => value + direction[k]!);
    let there = lossOf(next);
    // Half as far, until it goes down by a part of what the slope promises.
    while (there.loss > here.loss + 1e-4 * size * downhill && size > 1e-10) {
      size /= 2;
      next = at.map((value, k) => value + size * direction[k]!);
      there = lossOf(next);
    }
    const step = { move: difference(next, at), turn: difference(there.slope, here.slope) };
    if (product(step.move, step.turn) > 0) steps.push(step);
    if (steps.length > REMEMBERED) steps.shift();
    [at, here] = [next, there];
  }
  return at;
}

/** The way down, as far as the remembered steps tell the curvature. */
function directionFrom(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const way = slope.map((value) => -value);
  const parts: number[] = [];
  for (const { move, turn } of steps.toReversed()) {
    const part = product(move, way) / product(move, turn);
    parts.unshift(part);
    add(way, turn, -part);
  }
  const last = steps.at(-1);
  if (last) scale(way, product(last.move, last.turn) / product(last.turn, last.turn));
  steps.forEach(({ move, turn }, n) => add(way, move, parts[n]! - product(turn, way) / product(move, turn)));
  return way;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += a[k]! * b[k]!;
  return sum;
}
const difference = (a: Float64Array, b: Float64Array) => a.map((value, k) => value - b[k]!);
function add(to: Float64Array, other: Float64Array, times: number): void {
  for (let k = 0; k < to.length; k += 1) to[k]! += times * other[k]!;
}
function scale(values: Float64Array, by: number): void {
  for (let k = 0; k < values.length; k += 1) values[k]! *= by;
}
