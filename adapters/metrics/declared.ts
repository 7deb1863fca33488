// What a metric says of itself. A label has a fixed list of values, so that no word, id or text can become one.

export interface Declared {
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  /** By name of label, the values that it may have; any other value is recorded as “other”. */
  labels: Readonly<Record<string, readonly string[]>>;
  buckets?: readonly number[];
}
