// Adds to chosen sentences what they must not be read without: what introduces them, what they introduce, exceptions.
import type { Unit } from '../text/sentences.js';
import { fitsInto, isListed, placeOf } from './lists.js';
import type { ChosenUnits } from './pick-sentences.js';

/** Begins like what takes back, or narrows, the sentence before it. */
const TAKES_BACK =
  /^(?:[•–-]\s*)?(?:\(?[a-z\d]{1,3}[).]\s+)?(?:however|but|unless|except|although|only if|only where|provided that|the (?:only )?exceptions?|an exception|exceptions?\b|this (?:does|do|is|will|would|may|must) not|these (?:do|are|will|may|must) not|it does not|that does not|nor\b|if (?:this|that) is not|where (?:this|that) is not|otherwise)\b/iu;
const DOES_NOT_APPLY = /\b(?:does not apply|do not apply|is not required where|are not required where)\b/iu;

/** Indexes of all units that the quote shows, in the order of the text. */
export function completeUnits({ candidate, units, chosen }: ChosenUnits): number[] {
  const { text } = candidate.passage;
  const all = new Set(chosen);
  for (const unit of chosen) for (const item of introducedBy(units, unit, all)) all.add(item);
  for (const unit of [...all].sort((a, b) => a - b)) addExceptions(text, units, unit, all);
  for (const unit of [...all]) for (const lead of leadInsOf(units, unit)) all.add(lead);
  return [...all].sort((a, b) => a - b);
}

/** All of them: an item within an item may stand under an outer "must not". */
function leadInsOf(units: readonly Unit[], unit: number): number[] {
  const above: number[] = [];
  for (let { leadIn } = units[unit]!; leadIn !== undefined; { leadIn } = units[leadIn]!) above.push(leadIn);
  return above;
}

/** A lead-in that was chosen alone says nothing: its list comes with it. One chosen with some of its items has those. */
function introducedBy(units: readonly Unit[], unit: number, chosen: ReadonlySet<number>): number[] {
  const { kind } = units[unit]!;
  if (kind !== 'lead-in' && kind !== 'column-heads') return [];
  const items = [...units.keys()].filter((n) => leadInsOf(units, n).includes(unit));
  return items.some((n) => chosen.has(n)) ? [] : items;
}

/** Of what follows it in its own place: the next sentence, the next item, and the sentence behind its list. */
function addExceptions(text: string, units: readonly Unit[], unit: number, all: Set<number>): void {
  const words = (n: number) => text.slice(units[n]!.start, units[n]!.end);
  const isException = (n: number) => TAKES_BACK.test(words(n)) || DOES_NOT_APPLY.test(words(n));
  const place = placeOf(text, units, unit);
  let next = unit + 1;
  while (units[next] && isException(next) && fitsInto(place, placeOf(text, units, next))) all.add(next++);
  if (!isListed(text, units[unit]!)) return;
  while (units[next] && isListed(text, units[next]!)) next += 1;
  while (units[next] && isException(next) && fitsInto(place, placeOf(text, units, next))) all.add(next++);
}
