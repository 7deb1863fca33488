// Which of the editions we hold were in force on a given day, by their sources' own dates.
import type { EditionRecord } from '../model/ports.js';

export interface AsOf {
  editions: EditionRecord[];
  /** Documents without their own date, which are left out: no one can say what they said then. */
  undated: number;
  /** Documents of which only later editions are held. */
  later: number;
  /** How far back any edition is held: `YYYY-MM-DD`; absent if none has a date. */
  earliest?: string;
}

/** `day` is `YYYY-MM-DD`. Of each document the latest edition dated on or before it, as far as we hold them. */
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
    // Of two editions with one date the one that came later is a correction of the other.
    const [latest] = dated
      .filter((edition) => firstDay(edition) <= day)
      .sort((a, b) => (firstDay(a) === firstDay(b) ? b.id - a.id : firstDay(a) < firstDay(b) ? 1 : -1));
    if (latest) asOf.editions.push(latest);
    else if (dated.length) asOf.later += 1;
  }
  return asOf;
}

/** A year or a month counts from its first day. */
function firstDay({ document }: EditionRecord): string {
  const [year = '', month = '01', day = '01'] = (document.sortDate ?? '').split('-');
  return `${year}-${month}-${day}`;
}
