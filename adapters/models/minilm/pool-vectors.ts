// Turns a model's hidden states into unit vectors: one for the whole text, and one for each span.
import type { Embedding, TextToEmbed } from '../../../knowledge/model/ports.js';
import type { Tokens } from './tokenizer.js';
import type { PackedVectors } from './protocol.js';

/**
 * `hidden` has one row of `dimension` values for each token. A span's vector is taken from the whole text, so
 * it includes what a word such as "they" refers to. Embedding each sentence alone would lose that, and would
 * need a second pass.
 */
export function poolText(
  hidden: Float32Array,
  dimension: number,
  tokens: Tokens,
  spans: TextToEmbed['spans'],
): Embedding {
  const vector = meanOfRows(hidden, dimension, () => true, tokens.ids.length)!;
  if (!spans) return { vector };
  const spanVectors = spans.map(([start, end]) => {
    const inside = (row: number) => tokens.starts[row]! >= start && tokens.starts[row]! < end;
    // A span with only white space, or beyond the model's last token, has no rows, so it gets the whole
    // text's vector.
    return meanOfRows(hidden, dimension, inside, tokens.ids.length) ?? vector.slice();
  });
  return { vector, spans: spanVectors };
}

function meanOfRows(
  hidden: Float32Array,
  dimension: number,
  takes: (row: number) => boolean,
  rows: number,
): Float32Array | undefined {
  const sum = new Float64Array(dimension);
  let taken = 0;
  for (let row = 0; row < rows; row++) {
    if (!takes(row)) continue;
    taken++;
    const base = row * dimension;
    for (let i = 0; i < dimension; i++) sum[i]! += hidden[base + i]!;
  }
  return taken ? unitVector(sum) : undefined;
}

/** Throws if the vector has no direction, because a model that returns NaN or only zeros is broken. */
export function unitVector(values: ArrayLike<number>): Float32Array {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i]! ** 2;
  const length = Math.sqrt(squares);
  if (!Number.isFinite(length) || length === 0)
    throw new Error('The model returned a vector with no direction.');
  return Float32Array.from(values, (value) => value / length);
}

export function packVectors(embeddings: Embedding[], dimension: number): PackedVectors {
  const count = embeddings.reduce((sum, { spans }) => sum + 1 + (spans?.length ?? 0), 0);
  const values = new Float32Array(count * dimension);
  let at = 0;
  for (const { vector, spans = [] } of embeddings) {
    for (const one of [vector, ...spans]) {
      values.set(one, at);
      at += dimension;
    }
  }
  return { values, spans: embeddings.map(({ spans }) => spans?.length) };
}

/**
 * Copies each vector. A view would keep its whole batch in memory, and its `.buffer` would be the batch's.
 */
export function unpackVectors({ values, spans }: PackedVectors, dimension: number): Embedding[] {
  let at = 0;
  const next = () => values.slice(at, (at += dimension));
  return spans.map((count) => ({
    vector: next(),
    ...(count === undefined ? {} : { spans: Array.from({ length: count }, next) }),
  }));
}
