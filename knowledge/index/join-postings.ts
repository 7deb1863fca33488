// Makes a release's postings from those of an earlier release and those of new passages. Most passages stay in
// the same order, so most postings are copied one after another, which takes a fifth of the time of sorting
// them by passage and back.
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

/**
 * `earlier` has the label of each passage in the earlier release, or undefined for a new passage. `added` has
 * the postings of the new ones. Terms that are in no passage are left out. Yields after each term.
 */
export function* joinPostings(
  before: Postings & { lengths: Uint32Array },
  added: Postings,
  earlier: readonly (number | undefined)[],
): Steps<Postings> {
  const { kept, moved } = yield* laterLabels(before.lengths.length, earlier);
  const joined = createPostings(before.labels.length + added.labels.length);
  const copy = ({ offsets, labels, tenths }: Postings, term: number) => {
    for (let at = offsets[term]!; at < offsets[term + 1]!; at += 1) {
      const label = kept[labels[at]!]!;
      if (label >= 0) joined.append(label, tenths[at]!);
      else if (moved.has(labels[at]!)) joined.insert(moved.get(labels[at]!)!, tenths[at]!);
    }
  };
  const add = ({ offsets, labels, tenths }: Postings, term: number) => {
    for (let at = offsets[term]!; at < offsets[term + 1]!; at += 1) joined.insert(labels[at]!, tenths[at]!);
  };
  for (let [n, m] = [0, 0]; n < before.terms.length || m < added.terms.length;) {
    const [one, other] = [before.terms[n], added.terms[m]];
    const term = other === undefined || (one !== undefined && one < other) ? one! : other;
    if (one === term) copy(before, n++);
    if (other === term) add(added, m++);
    joined.end(term);
    yield;
  }
  return joined.all();
}

interface LaterLabels {
  /** Maps a label to the later one. -1 if the passage is gone or moved. Ascending, apart from -1. */
  kept: Int32Array;
  /** Maps the labels of passages whose place among the others has changed. */
  moved: Map<number, number>;
}

/** Finds the longest ascending list of later labels, by patience sorting. Other passages have moved. */
function* laterLabels(size: number, earlier: readonly (number | undefined)[]): Steps<LaterLabels> {
  const later = new Int32Array(size).fill(-1);
  for (const [label, from] of earlier.entries()) if (from !== undefined) later[from] = label;
  /** At n, the passage that ends the list of n + 1 passages with the lowest end. */
  const ends: number[] = [];
  const previous = new Int32Array(size);
  for (const [from, label] of later.entries()) {
    if (label < 0) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (later[ends[middle]!]! < label) low = middle + 1;
      else high = middle;
    }
    previous[from] = ends[low - 1] ?? -1;
    ends[low] = from;
    yield;
  }
  const kept = new Int32Array(size).fill(-1);
  for (let from = ends.at(-1) ?? -1; from >= 0; from = previous[from]!) kept[from] = later[from]!;
  const moved = new Map<number, number>();
  for (const [from, label] of later.entries()) if (kept[from] !== label) moved.set(from, label);
  return { kept, moved };
}

/** `most` is how many postings there can be. */
function createPostings(most: number) {
  const terms: string[] = [];
  const offsets = [0];
  const labels = new Uint32Array(most);
  const tenths = new Uint16Array(most);
  let size = 0;
  let inserted: { label: number; count: number }[] = [];

  /** Moves the end of the term’s postings to make room, from the last to the first. */
  function insertAll(): void {
    inserted.sort((a, b) => b.label - a.label);
    let [from, to] = [size, size + inserted.length];
    size = to;
    for (const { label, count } of inserted) {
      while (from > offsets.at(-1)! && labels[from - 1]! > label) {
        labels[--to] = labels[--from]!;
        tenths[to] = tenths[from]!;
      }
      labels[--to] = label;
      tenths[to] = count;
    }
    inserted = [];
  }

  return {
    /** Adds a posting to the current term, with a higher label than those appended before. */
    append(label: number, count: number) {
      labels[size] = label;
      tenths[size++] = count;
    },
    /** Adds a posting to the current term, with any label. */
    insert: (label: number, count: number) => void inserted.push({ label, count }),
    end(term: string) {
      insertAll();
      if (size === offsets.at(-1)) return;
      terms.push(term);
      offsets.push(size);
    },
    all: (): Postings => ({
      terms,
      offsets: Uint32Array.from(offsets),
      labels: labels.subarray(0, size),
      tenths: tenths.subarray(0, size),
    }),
  };
}
