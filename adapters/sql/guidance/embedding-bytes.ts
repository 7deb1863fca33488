// Vectors as bytes for the store: whole ones in four bytes a number, those of sentences in one.
import type { Embedding } from '../../../knowledge/ports.js';

export function vectorBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

export function sentenceBytes(spans: readonly Float32Array[] | undefined): Buffer | null {
  if (!spans) return null;
  const dimension = spans[0]?.length ?? 0;
  const bytes = new Int8Array(spans.length * dimension);
  spans.forEach((vector, n) => {
    for (let i = 0; i < dimension; i += 1) bytes[n * dimension + i] = Math.round(vector[i]! * 127);
  });
  return Buffer.from(bytes.buffer);
}

/** Copies, because a driver's buffer may start at an address that four-byte numbers cannot. */
export function readEmbedding(vector: Uint8Array, sentences: Uint8Array | null): Embedding {
  const whole = new Float32Array(new Uint8Array(vector).buffer);
  if (!sentences) return { vector: whole };
  const values = new Int8Array(new Uint8Array(sentences).buffer);
  const spans: Float32Array[] = [];
  for (let from = 0; from + whole.length <= values.length; from += whole.length)
    spans.push(Float32Array.from(values.subarray(from, from + whole.length), (value) => value / 127));
  return { vector: whole, spans };
}
