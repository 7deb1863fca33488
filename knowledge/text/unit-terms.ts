// The terms in each sentence of a passage. They are worked out when first needed, or in advance, and then kept.
import type { Passage } from '../model/passage.js';
import { splitUnits } from './sentences.js';
import type { Unit } from './sentences.js';
import { termsOf } from './terms.js';

export interface UnitTerms {
  unit: Unit;
  /** In order, without stop words. */
  terms: string[];
  set: ReadonlySet<string>;
}

export type UnitTermsOf = (ordinal: number) => readonly UnitTerms[];

/** Takes about 4KB for each passage: 40MB for 10,000 passages. */
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

/** Long enough to be worth a turn of the event loop, but far too short for anyone to notice. */
const SLICE_MS = 4;

/**
 * Works out the terms of every passage while the process is idle. A question needs those of 60 passages: with 10,000
 * passages, working out the missing ones took 4 to 5ms. Runs in slices, and does not keep the process alive.
 */
export function countAhead(unitTerms: UnitTermsOf, passages: number, from = 0): void {
  setImmediate(() => {
    const end = performance.now() + SLICE_MS;
    let next = from;
    while (next < passages && performance.now() < end) unitTerms(next++);
    if (next < passages) countAhead(unitTerms, passages, next);
  }).unref();
}
