// The terms of each sentence of a passage, counted when first needed and then remembered.
import type { Passage } from './passage.js';
import { splitUnits } from './sentences.js';
import type { Unit } from './sentences.js';
import { termsOf } from './words.js';

export interface UnitTerms {
  unit: Unit;
  /** In order, stop words left out. */
  terms: string[];
  set: ReadonlySet<string>;
}

export type UnitTermsOf = (ordinal: number) => readonly UnitTerms[];

/** About a kilobyte a passage; only passages that questions reach are ever counted. */
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
