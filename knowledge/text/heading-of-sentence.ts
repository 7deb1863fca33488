// Finds the heading and the list that a sentence of a passage belongs to.
import { BULLET, type Unit } from './sentences.js';

export interface UnitPlace {
  /** Index of the heading above the unit. Absent at the top of the passage. */
  heading?: number;
  /** Index of the unit that introduces the list or table. If no unit does, the index of the first item. */
  list?: number;
}

/** True if both places have the same heading and list. A missing heading or list matches any other. */
export function fitsInto(one: UnitPlace, other: UnitPlace): boolean {
  const agree = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined || a === b;
  return agree(one.heading, other.heading) && agree(one.list, other.list);
}

export function unitPlace(text: string, units: readonly Unit[], index: number): UnitPlace {
  const list = listOf(text, units, index);
  const from = list ?? index;
  // The lead-in of a list may itself be under a heading.
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

/** True for list items and table rows. Also looks for a bullet: nested items make an item a `lead-in`. */
export function isListed(text: string, { kind, start }: Unit): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return kind === 'item' || kind === 'row' || line.trimStart().startsWith(BULLET);
}

function introducesList(text: string, units: readonly Unit[], index: number): boolean {
  return units.some((unit) => unit.leadIn === index && isListed(text, unit));
}

/** True if the unit is a heading within the passage. */
export function introducesSentences(text: string, units: readonly Unit[], index: number): boolean {
  return units.some((unit) => unit.leadIn === index && !isListed(text, unit));
}

function firstOfRun(text: string, units: readonly Unit[], index: number): number {
  let first = index;
  while (first > 0 && isListed(text, units[first - 1]!)) first -= 1;
  return first;
}
