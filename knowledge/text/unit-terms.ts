// The terms of each sentence of a passage: counted when first needed, or ahead of time, and then kept.
import type { Passage } from '../model/passage.js';
import { splitUnits } from './sentences.js';
import type { Unit } from './sentences.js';
import { termsOf } from './terms.js';

export interface UnitTerms {
  unit: Unit;
  /** In order, stop words left out. */
  terms: string[];
  set: ReadonlySet<string>;
}

export type UnitTermsOf = (ordinal: number) => readonly UnitTerms[];

/** About four kilobytes a passage: 40 MB for a corpus of ten thousand. */
export function createUnitTerms(passages: readonly Passage[]): UnitTermsOf {
  const remembered = new Map<number, UnitTerms[]>();
  return (ordinal) => {
    let units = remembered.get(ordinal);
    if (!units) {
      const { text } = passages[ordinal]!;
      units = splitUnits(text).map((unit) => {
        const terms = termsOf(text.slice(unit.start, unit.end));
        return { unit, terms, set: new Set(terms) };
      });
      remembered.set(ordinal, units);
    }
    return units;
  };
}

/** Long enough to be worth a turn of the loop, and far below what a person would notice. */
const SLICE_MS = 4;

/**
 * Counts every passage while the process is idle. A question reaches sixty passages, and counting those it reached
 * first took 4 to 5 ms with ten thousand passages. In slices, and without keeping the process alive.
 */
export function countAhead(unitTerms: UnitTermsOf, passages: number, from = 0): void {
  setImmediate(() => {
    const end = performance.now() + SLICE_MS;
    let next = from;
    while (next < passages && performance.now() < end) unitTerms(next++);
    if (next < passages) countAhead(unitTerms, passages, next);
  }).unref();
}
