// Picks the labels with the highest scores without sorting all of them.

/**
 * Considers labels from 0 up to but not including `count`. Returns at most `limit` of them, best first.
 * Labels with equal scores are in numerical order.
 */
export function bestLabels(
  labels: Uint32Array,
  count: number,
  scores: Float32Array,
  limit: number,
  allowed?: (label: number) => boolean,
): number[] {
  if (limit <= 0) return [];
  const better = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
  /**
   * A heap of the best labels so far, with the worst at the top. Most other labels are only compared with the
   * top one.
   */
  const heap: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const label = labels[i]!;
    const isFull = heap.length === limit;
    if (isFull && better(label, heap[0]!) > 0) continue;
    if (allowed && !allowed(label)) continue;
    if (isFull) sinkFromTop(heap, label, better);
    else rise(heap, label, better);
  }
  return heap.sort(better);
}

type Order = (a: number, b: number) => number;

function rise(heap: number[], label: number, better: Order): void {
  let at = heap.push(label) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (better(heap[parent]!, label) > 0) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = label;
}

function sinkFromTop(heap: number[], label: number, better: Order): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && better(heap[child + 1]!, heap[child]!) > 0) child += 1;
    if (better(label, heap[child]!) > 0) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = label;
}
