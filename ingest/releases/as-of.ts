// Works out which of our stored editions were in force on a given day, from the dates their sources give.
import type { EditionRecord } from '../model/ports.js';

export interface AsOf {
  editions: EditionRecord[];
  /** How many documents were left out because they have no date: we do not know what they said then. */
  undated: number;
  /** How many documents we only have later editions of. */
  later: number;
  /** The earliest date of any edition, as `YYYY-MM-DD`; absent if none has a date. */
  earliest?: string;
}

/** `day` is `YYYY-MM-DD`. Takes the latest edition of each document that is dated on or before that day. */
export function editionsAsOf(held: readonly EditionRecord[], day: string): AsOf {
  const bySlug = new Map<string, EditionRecord[]>();
  for (const edition of held)
    bySlug.set(edition.document.slug, [...(bySlug.get(edition.document.slug) ?? []), edition]);
  const asOf: AsOf = { editions: [], undated: 0, later: 0 };
  for (const editions of bySlug.values()) {
    const dated = editions.filter(({ document }) => document.sortDate !== undefined);
    if (!dated.length) asOf.undated += 1;
    for (const edition of dated)
      if (asOf.earliest === undefined || firstDay(edition) < asOf.earliest) asOf.earliest = firstDay(edition);
    // If 2 editions have the same date, the one we received later is a correction.
    const [latest] = dated
      .filter((edition) => firstDay(edition) <= day)
      .sort((a, b) => (firstDay(a) === firstDay(b) ? b.id - a.id : firstDay(a) < firstDay(b) ? 1 : -1));
    if (latest) asOf.editions.push(latest);
    else if (dated.length) asOf.later += 1;
  }
  return asOf;
}

/** A date with only a year or month counts from its first day. */
function firstDay({ document }: EditionRecord): string {
  const [year = '', month = '01', day = '01'] = (document.sortDate ?? '').split('-');
  return `${year}-${month}-${day}`;
}
