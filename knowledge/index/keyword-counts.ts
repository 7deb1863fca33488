// Counts the words of passages for keyword search. Counts for passages that have not changed can be copied
// from an earlier release.
import { inTenths, type KeywordFields } from './keyword-fields.js';
import { termsOf } from '../text/terms.js';
import type { Steps } from '../model/slice-long-work.js';

export interface KeywordCounts {
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
  /** The number of words in the text of each passage. */
  lengths: Uint32Array;
}

/** The counts arranged by passage instead of by term. */
interface ByPassage {
  terms: readonly string[];
  /** The counts of passage n run from `starts[n]` to `starts[n + 1]`. */
  starts: Uint32Array;
  numbers: Uint32Array;
  tenths: Uint16Array;
}

/** Counts the words of all the passages. Yields after each passage and after each term. */
export function* countKeywords(passages: Iterable<KeywordFields>, size: number): Steps<KeywordCounts> {
  const lengths = new Uint32Array(size);
  const counted = yield* countFresh(passages, (n, length) => (lengths[n] = length));
  const places = Array.from({ length: size }, (_, n) => ({ of: counted, n }));
  return { ...(yield* byTerm([counted], places)), lengths };
}

/**
 * Returns the same as `countKeywords`, but only counts passages that are new since the earlier release.
 * `earlier` has the label of each passage in the earlier release, or undefined for a new passage.
 */
export function* updateKeywordCounts(
  before: KeywordCounts,
  earlier: readonly (number | undefined)[],
  fieldsOf: (label: number) => KeywordFields,
): Steps<KeywordCounts> {
  const fresh = [...earlier.keys()].filter((label) => earlier[label] === undefined);
  const lengths = Uint32Array.from(earlier, (from) => (from === undefined ? 0 : before.lengths[from]!));
  const counted = yield* countFresh(fresh.map(fieldsOf), (n, length) => (lengths[fresh[n]!] = length));
  const held = yield* byPassage(before);
  let freshBefore = 0;
  const places = earlier.map((from) =>
    from === undefined ? { of: counted, n: freshBefore++ } : { of: held, n: from },
  );
  return { ...(yield* byTerm([held, counted], places)), lengths };
}

function* countFresh(
  passages: Iterable<KeywordFields>,
  onLength: (n: number, length: number) => void,
): Steps<ByPassage> {
  const known = new Map<string, number>();
  const starts = [0];
  const numbers = growing(Uint32Array);
  const tenths = growing(Uint16Array);
  const context = new Map<string, string[]>();
  const remembered = (text: string) => {
    let terms = context.get(text);
    if (!terms) context.set(text, (terms = termsOf(text)));
    return terms;
  };
  for (const { text, headings, title } of passages) {
    const counts = new Map<string, number>();
    const count = (terms: readonly string[], weight: number) => {
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight);
    };
    const body = termsOf(text);
    count(body, inTenths.text);
    count(remembered(headings), inTenths.headings);
    count(remembered(title), inTenths.title);
    onLength(starts.length - 1, body.length);
    for (const [term, total] of counts) {
      let number = known.get(term);
      if (number === undefined) known.set(term, (number = known.size));
      numbers.push(number);
      // The most that a count can be: a term that occurs more than 6,553 times counts as occurring 6,553
      // times.
      tenths.push(Math.min(total, 0xffff));
    }
    starts.push(starts.at(-1)! + counts.size);
    yield;
  }
  const terms = [...known.keys()];
  return { terms, starts: Uint32Array.from(starts), numbers: numbers.all(), tenths: tenths.all() };
}

function growing<T extends Uint32Array | Uint16Array>(Numbers: new (length: number) => T) {
  let values = new Numbers(1_024);
  let size = 0;
  return {
    push(value: number) {
      if (size === values.length) {
        const larger = new Numbers(2 * size);
        larger.set(values);
        values = larger;
      }
      values[size++] = value;
    },
    all: () => values.subarray(0, size) as T,
  };
}

function* byPassage({ terms, offsets, labels, tenths, lengths }: KeywordCounts): Steps<ByPassage> {
  const starts = new Uint32Array(lengths.length + 1);
  for (const label of labels) starts[label + 1]! += 1;
  yield;
  for (let label = 0; label < lengths.length; label += 1) starts[label + 1]! += starts[label]!;
  const found = { numbers: new Uint32Array(labels.length), tenths: new Uint16Array(labels.length) };
  const next = starts.slice();
  for (let term = 0; term < terms.length; term += 1) {
    for (let at = offsets[term]!; at < offsets[term + 1]!; at += 1) {
      const place = next[labels[at]!]!++;
      found.numbers[place] = term;
      found.tenths[place] = tenths[at]!;
    }
    yield;
  }
  return { terms, starts, ...found };
}

/** `places` says where to find the counts of each passage. Terms that are in no passage are left out. */
function* byTerm(
  parts: readonly ByPassage[],
  places: readonly { of: ByPassage; n: number }[],
): Steps<Omit<KeywordCounts, 'lengths'>> {
  const uses = new Map(parts.map((part) => [part, new Uint32Array(part.terms.length)]));
  for (const { of, n } of places) {
    const used = uses.get(of)!;
    for (let at = of.starts[n]!; at < of.starts[n + 1]!; at += 1) used[of.numbers[at]!]! += 1;
    yield;
  }
  const all = parts.flatMap((part) => part.terms.filter((_, n) => uses.get(part)![n]! > 0));
  const terms = [...new Set(all)].sort();
  yield;
  const numberOf = new Map(terms.map((term, n) => [term, n]));
  const numbers = new Map(
    parts.map((part) => [part, Int32Array.from(part.terms, (term) => numberOf.get(term) ?? -1)]),
  );
  const offsets = new Uint32Array(terms.length + 1);
  for (const [part, used] of uses)
    for (const [n, count] of used.entries()) if (count) offsets[numbers.get(part)![n]! + 1]! += count;
  for (let n = 0; n < terms.length; n += 1) offsets[n + 1]! += offsets[n]!;
  yield;
  const labels = new Uint32Array(offsets[terms.length]!);
  const tenths = new Uint16Array(labels.length);
  const next = offsets.slice();
  for (const [label, { of, n }] of places.entries()) {
    const own = numbers.get(of)!;
    for (let at = of.starts[n]!; at < of.starts[n + 1]!; at += 1) {
      const place = next[own[of.numbers[at]!]!]!++;
      labels[place] = label;
      tenths[place] = of.tenths[at]!;
    }
    yield;
  }
  return { terms, offsets, labels, tenths };
}
