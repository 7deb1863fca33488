// Finds the stored editions that were in force on a day, from the dates that their sources give.
import { dayInBritain } from '../model/day-in-britain.js';
import type { EditionEnd, EditionRecord } from '../model/ports.js';
import { addTo } from '../../knowledge/text/add-to.js';

export interface AsOf {
  editions: EditionRecord[];
  /** How many documents were left out because they have no date: their text on that day is unknown. */
  undated: number;
  /** How many were left out because all their stored editions are dated after that day. */
  later: number;
  /**
   * The number of documents that were left out although an edition may have been in force, because its date is only
   * a month or year that includes that day.
   */
  maybeInForce: number;
  /**
   * The number of documents with a later edition that may already have been in force, because its date is only a
   * month or year that includes that day.
   */
  maybeReplaced: number;
  /** The earliest date of any edition, which may only be a month or year. Absent if no edition has a date. */
  earliest?: string;
}

/** `day` is `YYYY-MM-DD`. For each document, chooses the latest edition that was certainly in force on that day. */
export function editionsAsOf(held: readonly EditionRecord[], day: string): AsOf {
  const bySlug = new Map<string, EditionRecord[]>();
  for (const edition of withoutSamples(held)) addTo(bySlug, edition.document.slug, edition);
  const asOf: AsOf = { editions: [], undated: 0, later: 0, maybeInForce: 0, maybeReplaced: 0 };
  let first: EditionRecord | undefined;
  for (const editions of bySlug.values()) {
    const dated = editions.filter(({ document }) => document.sortDate !== undefined);
    if (!dated.length) asOf.undated += 1;
    for (const edition of dated) if (!first || lastDay(edition) < lastDay(first)) first = edition;
    const latest = latestOf(dated, day);
    // If a later edition has a more exact date, it may be a new version instead of a correction.
    const possible = dated.filter((edition) => firstDay(edition) <= day && lastDay(edition) > day);
    if (latest) asOf.editions.push(latest);
    else if (possible.length) asOf.maybeInForce += 1;
    else if (dated.length) asOf.later += 1;
    if (latest && possible.some((edition) => replaces(edition, latest, day))) asOf.maybeReplaced += 1;
  }
  if (first) asOf.earliest = first.document.sortDate;
  return asOf;
}

function latestOf(dated: readonly EditionRecord[], day: string): EditionRecord | undefined {
  let latest: EditionRecord | undefined;
  for (const edition of dated.toSorted((a, b) => a.id - b.id))
    if (lastDay(edition) <= day && (!latest || replaces(edition, latest, day))) latest = edition;
  return latest;
}

/**
 * True if the edition has a later date. If their dates overlap, the one that was stored later is a correction and
 * replaces the other. If their dates are the same, prefers one that was not withdrawn later.
 */
function replaces(edition: EditionRecord, other: EditionRecord, day: string): boolean {
  if (edition.document.sortDate === other.document.sortDate && isLater(edition, day) !== isLater(other, day))
    return isLater(other, day);
  if (firstDay(edition) > lastDay(other)) return true;
  return lastDay(edition) >= firstDay(other) && edition.id > other.id;
}

/** Leaves out documents that were removed before that day. */
export function withoutRemovedDocuments(
  held: readonly EditionRecord[],
  live: readonly EditionRecord[],
  ends: readonly EditionEnd[],
  day: string,
): EditionRecord[] {
  const slugOf = new Map(held.map(({ id, document }) => [id, document.slug]));
  const liveSlugs = new Set(live.map(({ document }) => document.slug));
  const lastLive = new Map(ends.map(({ edition, at }) => [slugOf.get(edition), dayInBritain(at)!]));
  const isRemoved = (slug: string) => !liveSlugs.has(slug) && (lastLive.get(slug) ?? day) < day;
  return held.filter(({ document }) => !isRemoved(document.slug));
}

/** Leaves out sample notes if there is real guidance, because the two are never live at the same time. */
function withoutSamples(held: readonly EditionRecord[]): readonly EditionRecord[] {
  const real = held.filter(({ document }) => !document.sample);
  return real.length ? real : held;
}

/** True if it was withdrawn after that day: withdrawing a document does not change its date. */
function isLater({ document }: EditionRecord, day: string): boolean {
  return document.withdrawnOn !== undefined && document.withdrawnOn > day;
}

function firstDay({ document }: EditionRecord): string {
  const [year = '', month = '01', day = '01'] = (document.sortDate ?? '').split('-');
  return `${year}-${month}-${day}`;
}

/** An edition dated with only a year or month was certainly in force by its last day. */
function lastDay({ document }: EditionRecord): string {
  const [year = '', month = '12', day] = (document.sortDate ?? '').split('-');
  const last = day ?? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${last}`;
}
