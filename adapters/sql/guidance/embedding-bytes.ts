// Converts vectors to bytes: 4 bytes per number for a passage, and 1 byte per number for a sentence.
import { packUnitVectors } from '../../../knowledge/index/pack-unit-vectors.js';
import type { Embedding } from '../../../knowledge/model/ports.js';

export function vectorBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

export function sentenceBytes(spans: readonly Float32Array[] | undefined): Buffer | null {
  return spans ? Buffer.from(packUnitVectors(spans).buffer) : null;
}

/**
 * Copies the bytes, because a database driver's buffer may start at an address that is not a multiple of 4.
 */
export const readBytes = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

export function readEmbedding(row: { vector: Uint8Array; sentences: Uint8Array | null }): Embedding {
  const whole = new Float32Array(readBytes(row.vector));
  const embedding: Embedding = { vector: whole };
  if (row.sentences) embedding.spans = readSpans(whole, new Int8Array(readBytes(row.sentences)));
  return embedding;
}

function readSpans(whole: Float32Array, values: Int8Array): Float32Array[] {
  const spans: Float32Array[] = [];
  for (let from = 0; from + whole.length <= values.length; from += whole.length)
    spans.push(Float32Array.from(values.subarray(from, from + whole.length), (value) => value / 127));
  return spans;
}
