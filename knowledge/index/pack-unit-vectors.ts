/** Packs unit vectors of one length, with one byte per number. */
export function packUnitVectors(vectors: readonly Float32Array[]): Int8Array {
  const dimension = vectors[0]?.length ?? 0;
  const packed = new Int8Array(vectors.length * dimension);
  vectors.forEach((vector, n) => {
    vector.forEach((value, i) => (packed[n * dimension + i] = Math.round(value * 127)));
  });
  return packed;
}
