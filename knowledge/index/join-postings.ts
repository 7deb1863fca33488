// Makes a release's postings from those of an earlier release and those of new passages.
import type { Steps } from '../model/slice-long-work.js';

export interface Postings {
  /**
   * Terms in sorted order. The postings for term n run from `offsets[n]` to `offsets[n + 1]`, in order of
   * their labels.
   */
  terms: string[];
  offsets: Uint32Array;
  labels: Uint32Array;
  /**
   * How often the term occurs in the passage, in tenths. A heading or title counts differently from the text.
   */
  tenths: Uint16Array;
}

/** A posting is sorted as one number: its label times this, plus its tenths. */
const LABEL = 0x10000;

/**
 * `earlier` has the label of each passage in the earlier release, or -1 for a new passage. `added` has
 * the postings of the new ones. Terms that are in no passage are left out. Yields after each term.
 */
export function* joinPostings(
  before: Postings & { lengths: Uint32Array },
  added: Postings,
  earlier: Int32Array,
): Steps<Postings> {
  const later = new Int32Array(before.lengths.length).fill(-1);
  for (const [label, from] of earlier.entries()) if (from >= 0) later[from] = label;
  const moved = movedAmong(later);
  const terms: string[] = [];
  const offsets = [0];
  const labels = new Uint32Array(before.labels.length + added.labels.length);
  const tenths = new Uint16Array(labels.length);
  const others = new Float64Array(earlier.length);
  let size = 0;
  for (let [n, m] = [0, 0]; n < before.terms.length || m < added.terms.length;) {
    const [one, other] = [before.terms[n], added.terms[m]];
    const term = other === undefined || (one !== undefined && one < other) ? one! : other;
    let count = 0;
    if (one === term) {
      for (let at = before.offsets[n]!; at < before.offsets[n + 1]!; at += 1) {
        const from = before.labels[at]!;
        const label = later[from]!;
        if (moved[from]) others[count++] = label * LABEL + before.tenths[at]!;
        else if (label >= 0) {
          labels[size] = label;
          tenths[size++] = before.tenths[at]!;
        }
      }
      n += 1;
    }
    if (other === term) {
      for (let at = added.offsets[m]!; at < added.offsets[m + 1]!; at += 1)
        others[count++] = added.labels[at]! * LABEL + added.tenths[at]!;
      m += 1;
    }
    size = insert({ labels, tenths }, [offsets.at(-1)!, size], others, count);
    if (size > offsets.at(-1)!) {
      terms.push(term);
      offsets.push(size);
    }
    yield;
  }
  return {
    terms,
    offsets: Uint32Array.from(offsets),
    labels: labels.subarray(0, size),
    tenths: tenths.subarray(0, size),
  };
}

/**
 * Marks the passages that come after one that used to follow them. The others are still in order, so they
 * need no sorting. A changed document moves to the end, so only its own passages are marked.
 */
function movedAmong(later: Int32Array): Uint8Array {
  const moved = new Uint8Array(later.length);
  let next = Infinity;
  for (let from = later.length - 1; from >= 0; from -= 1) {
    if (later[from]! < 0) continue;
    if (later[from]! > next) moved[from] = 1;
    else next = later[from]!;
  }
  return moved;
}

/** Puts the first `count` of some postings among those from `start` to `end`. Returns the new end. */
function insert(
  { labels, tenths }: Pick<Postings, 'labels' | 'tenths'>,
  [start, end]: readonly [number, number],
  others: Float64Array,
  count: number,
): number {
  // Most terms have no postings here, and a view for each would only make work for the garbage collector.
  if (!count) return end;
  const postings = others.subarray(0, count).sort();
  let [from, to] = [end, end + postings.length];
  // Goes from the last to the first, so that it overwrites no posting before moving it.
  for (let n = postings.length - 1; n >= 0; n -= 1) {
    const label = Math.floor(postings[n]! / LABEL);
    while (from > start && labels[from - 1]! > label) {
      labels[--to] = labels[--from]!;
      tenths[to] = tenths[from]!;
    }
    labels[--to] = label;
    // The array keeps only the lowest 16 bits.
    tenths[to] = postings[n]!;
  }
  return end + postings.length;
}
