// Picks the labels with the highest scores without sorting all of them.

/** Returns at most `limit` of the first `count` labels, best first. Equal scores are in the order of labels. */
export function bestLabels(
  labels: Uint32Array,
  count: number,
  scores: Float32Array,
  limit: number,
  allowed?: (label: number) => boolean,
): number[] {
  if (limit <= 0) return [];
  const better = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
  const best: number[] = [];
  /** The worst of the best `limit` labels so far. Most other labels are only compared with this one. */
  let worst: number | undefined;
  for (let i = 0; i < count; i += 1) {
    const label = labels[i]!;
    if (worst !== undefined && better(label, worst) > 0) continue;
    if (allowed && !allowed(label)) continue;
    if (best.push(label) < 2 * limit) continue;
    best.sort(better).splice(limit);
    worst = best.at(-1);
  }
  return best.sort(better).slice(0, limit);
}
