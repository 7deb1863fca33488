// Estimates how likely each kind of turn is, by multinomial logistic regression. Fitted by `npm run
// fit:turns`. For the data used and the results, see turn-weights.md.
import { hash } from 'node:crypto';
import { z } from 'zod';
import { turnFeatures, type TurnToRead } from './turn-features.js';
import { TURN_KINDS, type TurnKind } from './turn-kinds.js';

/** A row of weights for each feature. Each weight is a 2-byte whole number, multiplied by `scale`. */
export const turnWeightsSchema = z.object({
  /** Hash of the model whose vectors the weights were fitted with. */
  model: z.string(),
  kinds: z.array(z.enum(TURN_KINDS)),
  /** The table has a row for each value, then for each word or pair in `marks`, then for the constant. */
  values: z.number().int().positive(),
  marks: z.array(z.string()),
  scale: z.number().positive(),
  weights: z.base64(),
  sha256: z.string(),
});
export type TurnWeightsFile = z.infer<typeof turnWeightsSchema>;

export interface TurnWeights {
  model: string;
  kinds: readonly TurnKind[];
  values: number;
  marks: ReadonlyMap<string, number>;
  rows: Float32Array;
}

/** Throws if the file is damaged. */
export function readTurnWeights(file: unknown): TurnWeights {
  const { weights, sha256, scale, marks, ...rest } = turnWeightsSchema.parse(file);
  const bytes = Buffer.from(weights, 'base64');
  if (hash('sha256', bytes) !== sha256)
    throw new Error('turn-weights.json is damaged. Check out the project again, or run "npm run fit:turns".');
  const whole = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const rows = Float32Array.from(whole, (value) => value * scale);
  return { ...rest, marks: new Map(marks.map((mark, n) => [mark, rest.values + n])), rows };
}

export function writeTurnWeights({ model, kinds, values, marks, rows }: TurnWeights): TurnWeightsFile {
  const scale = rows.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9) / 32_767;
  const bytes = Buffer.from(Int16Array.from(rows, (value) => Math.round(value / scale)).buffer);
  return {
    model,
    kinds: [...kinds],
    values,
    marks: [...marks.keys()],
    scale,
    weights: bytes.toString('base64'),
    sha256: hash('sha256', bytes),
  };
}

/** The odds add up to 1. */
export function turnOdds(weights: TurnWeights, turn: TurnToRead): Record<TurnKind, number> {
  const { kinds, rows } = weights;
  const width = kinds.length;
  const features = turnFeatures(turn);
  const sums = rows.slice(rows.length - width);
  const add = (row: number, value: number) => {
    for (let k = 0; k < width; k += 1) sums[k]! += value * rows[row * width + k]!;
  };
  features.values.forEach((value, row) => add(row, value));
  for (const mark of features.marks) {
    const row = weights.marks.get(mark);
    if (row !== undefined) add(row, 1);
  }
  const most = Math.max(...sums);
  const shares = [...sums].map((sum) => Math.exp(sum - most));
  const all = shares.reduce((a, b) => a + b, 0);
  return Object.fromEntries(kinds.map((kind, k) => [kind, shares[k]! / all])) as Record<TurnKind, number>;
}
