// Chooses the passages to quote: those that are likely to be useful, preferring current guidance.
import { shareNation, type Jurisdiction } from '../model/source.js';
import type { Candidate } from '../search/candidate.js';

export const MAX_QUOTES = 3;
/** The largest difference in score from the first passage. At 2 below it, the odds are about a seventh. */
const NEAR_FIRST = 2;
/** Current guidance is preferred if its odds are at least this fraction of the older guidance's. */
const AS_LIKELY = 0.5;

/** How likely each of the best passages is to be useful, from 0 to 1. */
export interface UseOdds {
  odds: readonly number[];
  /** The lowest odds for showing a first passage (`shows`), and each further one (`showsMore`). */
  shows: number;
  showsMore?: number;
}

/**
 * Returns passages to quote, best first. Only includes replaced or withdrawn guidance if no current guidance
 * for the same nations is about as likely to answer the question. Without odds, passages that score close to
 * the first count as likely to answer it.
 */
export function worthQuoting(found: readonly Candidate[], use?: UseOdds): Candidate[] {
  const oddsOf = new Map(use?.odds.map((odds, n) => [found[n]!, odds]));
  const likely = use
    ? found
        .filter((candidate) => (oddsOf.get(candidate) ?? 0) >= use.shows)
        .sort((a, b) => oddsOf.get(b)! - oddsOf.get(a)!)
    : found.filter(({ score }) => found[0]!.score - score <= NEAR_FIRST);
  const [first] = likely;
  if (!first) return [];
  const ofItsNations = likely.filter((candidate) => sharesNation(candidate, first));
  const current = ofItsNations.filter(isCurrent);
  const isReplaced = (old: Candidate) =>
    current.some((one) => !use || oddsOf.get(one)! >= AS_LIKELY * oddsOf.get(old)!);
  const own = ofItsNations.filter((candidate) => isCurrent(candidate) || !isReplaced(candidate));
  const elsewhere = likely.filter((candidate) => !sharesNation(candidate, first) && isCurrent(candidate));
  const [best, ...others] = current.length ? [...own, ...elsewhere] : own;
  const further = others.filter((one) => !use || oddsOf.get(one)! >= (use.showsMore ?? use.shows));
  return best ? [best, ...further].slice(0, MAX_QUOTES) : [];
}

/**
 * Puts current guidance for these nations before guidance for others. Guidance for another nation is only
 * found if it names one of them, and people read the first quote as the answer for their own.
 */
export function theirNationsFirst<Quoted extends Pick<Candidate, 'document'>>(
  quoted: readonly Quoted[],
  nations: readonly Jurisdiction[],
): Quoted[] {
  const isTheirs = ({ document }: Quoted) => shareNation(document.jurisdictions, nations);
  const firstOther = quoted.findIndex((one) => !isTheirs(one));
  if (firstOther < 0) return [...quoted];
  const after = quoted.slice(firstOther);
  const moved = after.filter((one) => isTheirs(one) && isCurrent(one));
  return [...quoted.slice(0, firstOther), ...moved, ...after.filter((one) => !moved.includes(one))];
}

function isCurrent({ document }: Pick<Candidate, 'document'>): boolean {
  return document.standing === 'current';
}

function sharesNation({ document: one }: Candidate, { document: other }: Candidate): boolean {
  return shareNation(one.jurisdictions, other.jurisdictions);
}
