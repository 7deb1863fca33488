// Calculates how close a ranking is to the best possible one: normalised discounted cumulative gain at 10, as
// BEIR reports it.

/**
 * Returns a score from 0 to 1. Each relevant document counts once, at its best rank. From Järvelin and
 * Kekäläinen (2002).
 */
export function ndcgAt10(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  const documents = [...new Set(ranked)].slice(0, 10);
  const gain = (place: number) => 1 / Math.log2(place + 2);
  const found = documents.reduce((sum, document, n) => sum + (relevant.has(document) ? gain(n) : 0), 0);
  const ideal = [...Array(Math.min(10, relevant.size)).keys()].reduce((sum, n) => sum + gain(n), 0);
  return ideal === 0 ? 0 : found / ideal;
}
