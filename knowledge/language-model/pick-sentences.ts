// Turns the sentence numbers a language model chose into passages with chosen sentences.
import type { Candidate } from '../search/candidate.js';
import type { Unit } from '../text/sentences.js';
import { fitsInto, unitPlace, type UnitPlace } from '../text/heading-of-sentence.js';
import type { NumberedPassage } from './number-sentences.js';
import type { PickReply } from './pick-prompt.js';

const MOST_PASSAGES = 3;
const MOST_QUOTES = 4;
/** If a model returns more numbers than this, it has not made a real choice. */
const MOST_NUMBERS = 30;

export type Sure = 'high' | 'medium' | 'low';

export interface ChosenUnits {
  candidate: Candidate;
  units: readonly Unit[];
  /** Indexes into `units`, in the order of the text. Never empty. */
  chosen: number[];
}

export interface Picked {
  /** Most important first. */
  picks: ChosenUnits[];
  sure: Sure;
  /** True if the model says that no sentence answers; false if it only returned numbers that do not exist. */
  none: boolean;
}

/**
 * Ignores numbers that do not exist, and any passage after the third. Sentences from different lists or under
 * different headings become separate quotes, because together they could say something that neither says.
 */
export function pickSentences({ sentences, sure }: PickReply, numbered: readonly NumberedPassage[]): Picked {
  const groups: (ChosenUnits & { places: UnitPlace[] })[] = [];
  for (const number of sentences.slice(0, MOST_NUMBERS)) {
    const found = findNumber(number, numbered);
    if (!found) continue;
    const { candidate, units, unit } = found;
    const own = groups.filter((group) => group.candidate === candidate);
    if (own.some(({ chosen }) => chosen.includes(unit))) continue;
    const place = unitPlace(candidate.passage.text, units, unit);
    const fitting = own.find(({ places }) => places.every((other) => fitsInto(place, other)));
    if (fitting) {
      fitting.chosen.push(unit);
      fitting.places.push(place);
    } else if (groups.length < MOST_QUOTES && (own.length || passagesIn(groups) < MOST_PASSAGES))
      groups.push({ candidate, units, chosen: [unit], places: [place] });
  }
  // A small model may not keep to lower case.
  const howSure = sure.trim().toLowerCase();
  return {
    picks: groups.map(({ candidate, units, chosen }) => ({
      candidate,
      units,
      chosen: chosen.sort((a, b) => a - b),
    })),
    sure: howSure === 'high' || howSure === 'medium' ? howSure : 'low',
    none: sentences.length === 0,
  };
}

function passagesIn(groups: readonly ChosenUnits[]): number {
  return new Set(groups.map(({ candidate }) => candidate)).size;
}

function findNumber(number: number, numbered: readonly NumberedPassage[]) {
  for (const { candidate, units, first } of numbered)
    if (Number.isInteger(number) && number >= first && number < first + units.length)
      return { candidate, units, unit: number - first };
  return undefined;
}
