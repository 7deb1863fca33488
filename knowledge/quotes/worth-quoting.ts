// Chooses which passages to quote: those likely to be useful, with current guidance first.
import { shareNation } from '../model/source.js';
import type { Candidate } from '../search/candidate.js';

const MAX_QUOTES = 3;
/** The score is a sum of logits: 2 less means about a seventh of the odds. */
const NEAR_FIRST = 2;
/** Current guidance with at least this fraction of the odds replaces the older guidance. */
const AS_LIKELY = 0.5;

/** How likely each of the best passages is to be useful (0 to 1). */
export interface UseOdds {
  odds: readonly number[];
  /** The lowest odds for showing the first passage, and for showing another passage beside it. */
  shows: number;
  showsMore?: number;
}

/**
 * Best first. Replaced or withdrawn guidance is only quoted if no current guidance for the same nations is
 * about as likely to answer. Another nation's guidance is not a newer version, and would mislead. If there
 * are no odds, passages ranked close to the first count as likely.
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

function isCurrent({ document }: Candidate): boolean {
  return document.standing === 'current';
}

function sharesNation({ document: one }: Candidate, { document: other }: Candidate): boolean {
  return shareNation(one.jurisdictions, other.jurisdictions);
}
