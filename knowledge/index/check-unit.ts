// Rejects a vector that does not match the index: the wrong dimension, or not of unit length.
import { IndexFailure } from '../model/errors.js';
import { dot } from './search-index.js';

/** Throws `IndexFailure`. */
export function checkUnit(vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension) {
    throw new IndexFailure(
      `A vector has ${vector.length} dimensions, but the index needs ${dimension}.`,
      'Rebuild the index with the current embedder.',
    );
  }
  const length = Math.sqrt(dot(vector, vector));
  // This single comparison also rejects NaN, which the native index would accept without an error.
  if (Math.abs(length - 1) < 0.001) return;
  throw new IndexFailure(
    `A vector has a length of ${length}, not 1.`,
    'Check the embedder: it returned a vector with no direction.',
  );
}
