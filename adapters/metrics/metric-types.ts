// The 3 types of metric. Each label has a fixed list of values, so that no word, id or text can become a
// label.

export interface Metric {
  type: 'counter' | 'gauge' | 'histogram';
  /** The values that each label may have, by label name. Any other value is recorded as “other”. */
  labels: Readonly<Record<string, readonly string[]>>;
  buckets?: readonly number[];
}

type Labels = Metric['labels'];

export const counter = <const L extends Labels>(labels: L) => ({ type: 'counter', labels }) as const;

export const gauge = <const L extends Labels>(labels: L) => ({ type: 'gauge', labels }) as const;

export const histogram = <const L extends Labels>(labels: L, buckets: readonly number[]) =>
  ({ type: 'histogram', labels, buckets }) as const;
