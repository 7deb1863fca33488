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
 * `earlier` has the label of each passage in the earlier release, or undefined for a new passage. `added` has
 * the postings of the new ones. Terms that are in no passage are left out. Yields after each term.
 */
export function* joinPostings(
  before: Postings & { lengths: Uint32Array },
  added: Postings,
  earlier: readonly (number | undefined)[],
): Steps<Postings> {
  const later = new Int32Array(before.lengths.length).fill(-1);
  for (const [label, from] of earlier.entries()) if (from !== undefined) later[from] = label;
  const terms: string[] = [];
  const offsets = [0];
  const labels = new Uint32Array(before.labels.length + added.labels.length);
  const tenths = new Uint16Array(labels.length);
  const ofTerm = new Float64Array(earlier.length);
  let size = 0;
  for (let [n, m] = [0, 0]; n < before.terms.length || m < added.terms.length;) {
    const [one, other] = [before.terms[n], added.terms[m]];
    const term = other === undefined || (one !== undefined && one < other) ? one! : other;
    let count = 0;
    const find = (postings: Postings, number: number, labelOf: (label: number) => number | undefined) => {
      for (let at = postings.offsets[number]!; at < postings.offsets[number + 1]!; at += 1) {
        const label = labelOf(postings.labels[at]!);
        if (label !== undefined && label >= 0) ofTerm[count++] = label * LABEL + postings.tenths[at]!;
      }
    };
    if (one === term) find(before, n++, (label) => later[label]);
    if (other === term) find(added, m++, (label) => label);
    ofTerm.subarray(0, count).sort();
    for (let at = 0; at < count; at += 1) {
      // The arrays leave out the fraction, and all but the lowest 16 bits.
      labels[size] = ofTerm[at]! / LABEL;
      tenths[size++] = ofTerm[at]!;
    }
    if (count > 0) {
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
