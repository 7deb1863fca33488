// Rejects a vector if it has the wrong dimension for the index or is not of unit length.
import { IndexFailure } from '../model/errors.js';
import { failureWording } from '../model/failure-wording.js';
import { dot } from './search-index.js';

/** Throws `IndexFailure` if the vector cannot be used. */
export function checkUnit(vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension) {
    throw new IndexFailure(...failureWording.wrongDimension(vector.length, dimension));
  }
  const length = Math.sqrt(dot(vector, vector));
  // This comparison also rejects NaN, which the native index would accept without an error.
  if (Math.abs(length - 1) < 0.001) return;
  throw new IndexFailure(...failureWording.wrongLength(length));
}
