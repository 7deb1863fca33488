// Chooses which passages to quote: those likely to be of use, with current ones first.
import type { Candidate } from '../search/candidate.js';

const MAX_QUOTES = 3;
/** The ranking's score is a sum of logits: two less is about a seventh of the odds. */
const NEAR_FIRST = 2;
/** Current guidance with at least this share of the odds replaces what it came after. */
const AS_LIKELY = 0.5;

/** How likely each of the best passages is of use, 0 to 1, in their order, and from which odds one is shown. */
export interface UseOdds {
  odds: readonly number[];
  shows: number;
}

/**
 * Best first. Replaced or withdrawn guidance is only quoted if nothing current for the same nations is about as likely
 * to answer: another nation's guidance is not a newer version, and would mislead. Where no odds are known, what is near
 * the first by the ranking counts as likely.
 */
export function worthQuoting(found: readonly Candidate[], use?: UseOdds): Candidate[] {
  const oddsOf = new Map(use?.odds.map((odds, n) => [found[n]!, odds]));
  const likely = use
    ? found.filter((candidate) => (oddsOf.get(candidate) ?? 0) >= use.shows)
    : found.filter(({ score }) => found[0]!.score - score <= NEAR_FIRST);
  const [first] = likely;
  if (!first) return [];
  const ofItsNations = likely.filter((candidate) => sharesNation(candidate, first));
  const current = ofItsNations.filter(isCurrent);
  const isReplaced = (old: Candidate) =>
    current.some((one) => !use || oddsOf.get(one)! >= AS_LIKELY * oddsOf.get(old)!);
  const own = ofItsNations.filter((candidate) => isCurrent(candidate) || !isReplaced(candidate));
  const elsewhere = likely.filter((candidate) => !sharesNation(candidate, first) && isCurrent(candidate));
  return (current.length ? [...own, ...elsewhere] : own).slice(0, MAX_QUOTES);
}

function isCurrent({ document }: Candidate): boolean {
  return document.standing === 'current';
}

/** A document that names no nation applies to every nation. */
function sharesNation({ document: { jurisdictions: some } }: Candidate, { document }: Candidate): boolean {
  const others = document.jurisdictions;
  return !some.length || !others.length || some.some((nation) => others.includes(nation));
}
