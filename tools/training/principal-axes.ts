// Principal axes of a set of vectors, by orthogonal iteration on their second moments.

/** Unit axes, orthogonal, the one along which the vectors lie most first. */
export function principalAxes(vectors: readonly Float32Array[], count: number): Float64Array[] {
  const dimension = vectors[0]!.length;
  const moments = secondMoments(vectors, dimension);
  let axes: Float64Array[] = Array.from({ length: count }, (_, a) =>
    Float64Array.from({ length: dimension }, (_, i) => Math.sin(a * dimension + i * 1.7 + 1)),
  );
  orthonormalise(axes);
  for (let round = 0; round < 15; round += 1) {
    axes = axes.map((axis) => multiply(moments, axis));
    orthonormalise(axes);
  }
  return axes;
}

function secondMoments(vectors: readonly Float32Array[], dimension: number): Float64Array[] {
  const rows = Array.from({ length: dimension }, () => new Float64Array(dimension));
  for (const vector of vectors)
    for (let x = 0; x < dimension; x += 1) {
      const row = rows[x]!;
      for (let y = 0; y < dimension; y += 1) row[y]! += vector[x]! * vector[y]!;
    }
  return rows;
}

function multiply(rows: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => product(row, vector));
}

/** Gram and Schmidt, in place. */
function orthonormalise(axes: readonly Float64Array[]): void {
  axes.forEach((axis, n) => {
    for (const earlier of axes.slice(0, n)) {
      const along = product(axis, earlier);
      for (let i = 0; i < axis.length; i += 1) axis[i]! -= along * earlier[i]!;
    }
    const length = Math.sqrt(product(axis, axis));
    for (let i = 0; i < axis.length; i += 1) axis[i]! /= length;
  });
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
