// Computes the terms of each sentence of a passage, when first needed or in advance, and stores them as
// numbers.
import type { Passage } from '../model/passage.js';
import { splitUnits, UNIT_KINDS, type Unit } from './sentences.js';
import { termsOf } from './terms.js';

export interface UnitTerms {
  unit: Unit;
  /** Terms in order, without stop words. Numbers are faster to compare than splitting the text again. */
  terms: Uint32Array;
}

export interface UnitTermsOf {
  (ordinal: number): readonly UnitTerms[];
  /** Maps each term in the passages read so far to its number. */
  readonly numbers: Map<string, number>;
}

/** Takes about 0.4 KB per passage. Terms of 2 calls can only be compared if both used the same `numbers`. */
export function createUnitTerms(
  passages: readonly Passage[],
  numbers = new Map<string, number>(),
): UnitTermsOf {
  const packed = createPackedUnits(passages.length, numbers);
  const unitsOf = (ordinal: number) => {
    if (!packed.has(ordinal)) packed.add(ordinal, passages[ordinal]!.text);
    return packed.unitsOf(ordinal);
  };
  return Object.assign(unitsOf, { numbers });
}

/** Stores units in one array: how many units, then the start, end, kind, lead-in and terms of each. */
function createPackedUnits(passages: number, numberOf: Map<string, number>) {
  const starts = new Map<number, number>();
  let numbers = new Uint32Array(64 * passages);
  let used = 0;
  const put = (number: number) => {
    if (used === numbers.length) {
      const larger = new Uint32Array(Math.ceil(used * 1.2) + 100);
      larger.set(numbers);
      numbers = larger;
    }
    numbers[used++] = number;
  };
  const putTerm = (term: string) => {
    let number = numberOf.get(term);
    if (number === undefined) numberOf.set(term, (number = numberOf.size));
    put(number);
  };
  return {
    has: (ordinal: number) => starts.has(ordinal),
    add(ordinal: number, text: string) {
      const units = splitUnits(text);
      starts.set(ordinal, used);
      put(units.length);
      for (const { start, end, kind, leadIn = -1 } of units) {
        const terms = termsOf(text.slice(start, end));
        [start, end, UNIT_KINDS.indexOf(kind), leadIn + 1, terms.length].forEach(put);
        terms.forEach(putTerm);
      }
    },
    unitsOf(ordinal: number): UnitTerms[] {
      let at = starts.get(ordinal)!;
      const units: UnitTerms[] = [];
      for (let left = numbers[at++]!; left > 0; left -= 1) {
        const [start, end, leadIn] = [numbers[at]!, numbers[at + 1]!, numbers[at + 3]!];
        const unit: Unit = { start, end, kind: UNIT_KINDS[numbers[at + 2]!]! };
        if (leadIn) unit.leadIn = leadIn - 1;
        const from = at + 5;
        at = from + numbers[at + 4]!;
        units.push({ unit, terms: numbers.subarray(from, at) });
      }
      return units;
    },
  };
}

/** Where the terms that we look for occur in a sentence. Both lists have the same length. */
export interface FoundTerms {
  /** Indexes of the terms found, in the list of terms to look for. */
  which: readonly number[];
  /** Indexes of the terms found, in the sentence. */
  at: readonly number[];
}

export function termFinder(
  { numbers }: UnitTermsOf,
  terms: readonly { term: string }[],
): (unit: UnitTerms) => FoundTerms {
  /** Maps a term's number to its index in `terms` plus 1, or to 0. Rebuilt when more terms get numbers. */
  let places = new Uint16Array();
  const fill = () => {
    places = new Uint16Array(numbers.size);
    for (const [n, { term }] of terms.entries()) {
      const number = numbers.get(term);
      if (number !== undefined) places[number] = n + 1;
    }
  };
  return ({ terms: own }) => {
    if (places.length < numbers.size) fill();
    const which: number[] = [];
    const at: number[] = [];
    for (let n = 0; n < own.length; n += 1) {
      const place = places[own[n]!]!;
      if (place === 0) continue;
      which.push(place - 1);
      at.push(n);
    }
    return { which, at };
  };
}

/** How long to work before letting other events run: long enough to make progress, too short to notice. */
const SLICE_MS = 4;

/**
 * Computes the terms of all passages while the process is idle. A question needs the terms of 60 passages,
 * and computing them took 4 to 5ms with 10,000 passages. Works in short slices, and does not keep the process
 * alive.
 */
export function countAhead(unitTerms: (ordinal: number) => unknown, passages: number, from = 0): void {
  // Does not use "setImmediate": if that does not keep the process alive, it waits for some other event.
  setTimeout(() => {
    const end = performance.now() + SLICE_MS;
    let next = from;
    while (next < passages && performance.now() < end) unitTerms(next++);
    if (next < passages) countAhead(unitTerms, passages, next);
  }, 0).unref();
}
