// Describes how a metric is declared. Each label has a fixed list of values, so no word, id or text can become one.

export interface Declared {
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  /** The values each label may have, by the label's name. Any other value is recorded as “other”. */
  labels: Readonly<Record<string, readonly string[]>>;
  buckets?: readonly number[];
}
