// Combines the rankings of several searches for one question into one ranking.
import type { Candidate } from '../search/candidate.js';
import { collapseDuplicates } from '../search/collapse-duplicates.js';
import type { Jurisdiction } from '../model/source.js';
import type { UnitTermsOf } from '../text/unit-terms.js';

/**
 * The constant in reciprocal rank fusion (Cormack and others, SIGIR 2009), which stops a first place in one
 * ranking from outweighing everything else. 60 is usual for lists of hundreds, but these lists have 20. Not
 * chosen by measurement.
 */
const EVENNESS = 10;

/** Returns at most `limit` passages, each once. Folds near-duplicates into the one that should be quoted. */
export function fuseRankings(
  rankings: readonly (readonly Candidate[])[],
  unitTerms: UnitTermsOf,
  limit: number,
  nations: readonly Jurisdiction[] = [],
): Candidate[] {
  const found = new Map<number, Candidate>();
  for (const ranking of rankings)
    for (const [place, candidate] of ranking.entries()) {
      const known = found.get(candidate.ordinal);
      found.set(candidate.ordinal, {
        ...candidate,
        score: (known?.score ?? 0) + 1 / (EVENNESS + place),
        alsoIn: eachOnce([...(known?.alsoIn ?? []), ...candidate.alsoIn]),
      });
    }
  const ordered = [...found.values()].sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
  return collapseDuplicates(ordered, unitTerms, limit, nations).map((candidate) => ({
    ...candidate,
    alsoIn: eachOnce([...candidate.alsoIn, ...(found.get(candidate.ordinal)?.alsoIn ?? [])]).filter(
      ({ ordinal }) => ordinal !== candidate.ordinal,
    ),
  }));
}

function eachOnce(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.ordinal, candidate])).values()];
}

/** Moves replaced guidance after current guidance. The order does not change otherwise. */
export function currentFirst(found: readonly Candidate[]): Candidate[] {
  const isCurrent = ({ document }: Candidate) => document.standing === 'current';
  return [...found.filter(isCurrent), ...found.filter((one) => !isCurrent(one))];
}
