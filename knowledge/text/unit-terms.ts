// The terms in each sentence of a passage, worked out when first needed or in advance, and then kept as numbers.
import LruCache from 'lru-cache';
import type { Passage } from '../model/passage.js';
import { splitUnits, type Unit } from './sentences.js';
import { termsOf } from './terms.js';

export interface UnitTerms {
  unit: Unit;
  /** In order, without stop words. */
  terms: string[];
  set: ReadonlySet<string>;
}

export type UnitTermsOf = (ordinal: number) => readonly UnitTerms[];

/** A question needs the terms of 60 to 200 passages. Making them ready takes 3 µs for each. */
const KEPT_READY = 2_000;

/** As numbers, terms take about 0.4 KB a passage; as words and sets, 4 KB. Only the latest are kept ready to use. */
export function createUnitTerms(passages: readonly Passage[]): UnitTermsOf {
  const packed = createPackedUnits(passages.length);
  const ready = new LruCache<number, readonly UnitTerms[]>({ max: KEPT_READY });
  return (ordinal) => {
    let units = ready.get(ordinal);
    if (!units) {
      if (!packed.has(ordinal)) packed.add(ordinal, countTerms(passages[ordinal]!.text));
      units = packed.unitsOf(ordinal);
      ready.set(ordinal, units);
    }
    return units;
  };
}

type Counted = Omit<UnitTerms, 'set'>;

function countTerms(text: string): Counted[] {
  return splitUnits(text).map((unit) => ({ unit, terms: termsOf(text.slice(unit.start, unit.end)) }));
}

/** Stores units in one array: the number of units, then for each its start, end, kind, lead-in and terms. */
function createPackedUnits(passages: number) {
  const words: string[] = [];
  const numberOf = new Map<string, number>();
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
  const putWord = (word: string) => {
    let number = numberOf.get(word);
    if (number === undefined) numberOf.set(word, (number = words.push(word) - 1));
    put(number);
  };
  return {
    has: (ordinal: number) => starts.has(ordinal),
    add(ordinal: number, units: readonly Counted[]) {
      starts.set(ordinal, used);
      put(units.length);
      for (const { unit, terms } of units) {
        put(unit.start);
        put(unit.end);
        putWord(unit.kind);
        put(unit.leadIn === undefined ? 0 : unit.leadIn + 1);
        put(terms.length);
        terms.forEach(putWord);
      }
    },
    unitsOf(ordinal: number): UnitTerms[] {
      let at = starts.get(ordinal)!;
      const next = () => numbers[at++]!;
      return Array.from({ length: next() }, () => {
        const [start, end, kind, leadIn] = [next(), next(), words[next()]! as Unit['kind'], next()];
        const terms = Array.from({ length: next() }, () => words[next()]!);
        return {
          unit: { start, end, kind, ...(leadIn && { leadIn: leadIn - 1 }) },
          terms,
          set: new Set(terms),
        };
      });
    },
  };
}

/** Long enough to be worth a turn of the event loop, but far too short for anyone to notice. */
const SLICE_MS = 4;

/**
 * Works out the terms of every passage while the process is idle. A question needs those of 60 passages: with
 * 10,000 passages, working out the missing ones took 4 to 5ms. Runs in slices, and does not keep the process
 * alive.
 */
export function countAhead(unitTerms: UnitTermsOf, passages: number, from = 0): void {
  setImmediate(() => {
    const end = performance.now() + SLICE_MS;
    let next = from;
    while (next < passages && performance.now() < end) unitTerms(next++);
    if (next < passages) countAhead(unitTerms, passages, next);
  }).unref();
}
