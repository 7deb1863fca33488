// Counts the words of passages for keyword search. Counts for passages that have not changed can be copied
// from an earlier release.
import { inTenths, type KeywordFields } from './keyword-fields.js';
import { termsOf } from '../text/terms.js';
import { joinPostings, type Postings } from './join-postings.js';
import type { Steps } from '../model/slice-long-work.js';

export interface KeywordCounts extends Postings {
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
  return { ...(yield* byTerm(counted, [...lengths.keys()])), lengths };
}

/**
 * Returns the same as `countKeywords`, but only counts passages that are new since the earlier release.
 * `earlier` has the label of each passage in the earlier release, or -1 for a new passage.
 */
export function* updateKeywordCounts(
  before: KeywordCounts,
  earlier: Int32Array,
  fieldsOf: (label: number) => KeywordFields,
): Steps<KeywordCounts> {
  const fresh = [...earlier.keys()].filter((label) => earlier[label]! < 0);
  const lengths = Uint32Array.from(earlier, (from) => before.lengths[from] ?? 0);
  const counted = yield* countFresh(fresh.map(fieldsOf), (n, length) => (lengths[fresh[n]!] = length));
  const added = yield* byTerm(counted, fresh);
  return { ...(yield* joinPostings(before, added, earlier)), lengths };
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
      // The largest possible count: a term that occurs more than 6,553 times counts as occurring 6,553 times.
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

/** `labels` has the label of each passage, in ascending order. */
function* byTerm(counted: ByPassage, labels: readonly number[]): Steps<Postings> {
  const terms = [...counted.terms].sort();
  yield;
  const rankOf = new Map(terms.map((term, rank) => [term, rank]));
  const ranks = Uint32Array.from(counted.terms, (term) => rankOf.get(term)!);
  const offsets = new Uint32Array(terms.length + 1);
  for (const n of labels.keys()) {
    for (let at = counted.starts[n]!; at < counted.starts[n + 1]!; at += 1)
      offsets[ranks[counted.numbers[at]!]! + 1]! += 1;
    yield;
  }
  for (let n = 0; n < terms.length; n += 1) offsets[n + 1]! += offsets[n]!;
  yield;
  const found = { labels: new Uint32Array(offsets.at(-1)!), tenths: new Uint16Array(offsets.at(-1)!) };
  const next = offsets.slice();
  for (const [n, label] of labels.entries()) {
    for (let at = counted.starts[n]!; at < counted.starts[n + 1]!; at += 1) {
      const place = next[ranks[counted.numbers[at]!]!]!++;
      found.labels[place] = label;
      found.tenths[place] = counted.tenths[at]!;
    }
    yield;
  }
  return { terms, offsets, ...found };
}
