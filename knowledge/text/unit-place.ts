// Finds which heading and which list of its passage a sentence is in.
import type { Unit } from './sentences.js';

export interface UnitPlace {
  /** Index of the heading it is under; absent at the top of the passage. */
  heading?: number;
  /** Index of what introduces its list or table, or of the list's first item where nothing does. */
  list?: number;
}

/** Words at the top of a passage apply to all of it; otherwise two places must be the same. */
export function fitsInto(one: UnitPlace, other: UnitPlace): boolean {
  const agree = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined || a === b;
  return agree(one.heading, other.heading) && agree(one.list, other.list);
}

export function placeOf(text: string, units: readonly Unit[], index: number): UnitPlace {
  const list = listOf(text, units, index);
  const from = list ?? index;
  // What introduces a list can itself be under a heading, and so can a sentence.
  const above = isListed(text, units[from]!) ? undefined : units[from]!.leadIn;
  const heading = list === undefined && introducesSentences(text, units, index) ? index : above;
  return { ...(heading !== undefined && { heading }), ...(list !== undefined && { list }) };
}

function listOf(text: string, units: readonly Unit[], index: number): number | undefined {
  if (!isListed(text, units[index]!)) return introducesList(text, units, index) ? index : undefined;
  let at = index;
  while (isListed(text, units[at]!)) {
    const { leadIn } = units[at]!;
    if (leadIn === undefined) return firstOfRun(text, units, at);
    at = leadIn;
  }
  return at;
}

/** An item that introduces further items is a lead-in as well: then its bullet tells. */
export function isListed(text: string, { kind, start }: Unit): boolean {
  return kind === 'item' || kind === 'row' || /•\s*$/u.test(text.slice(Math.max(0, start - 4), start));
}

function introducesList(text: string, units: readonly Unit[], index: number): boolean {
  return units.some((unit) => unit.leadIn === index && isListed(text, unit));
}

function introducesSentences(text: string, units: readonly Unit[], index: number): boolean {
  return units.some((unit) => unit.leadIn === index && !isListed(text, unit));
}

function firstOfRun(text: string, units: readonly Unit[], index: number): number {
  let first = index;
  while (first > 0 && isListed(text, units[first - 1]!)) first -= 1;
  return first;
}
