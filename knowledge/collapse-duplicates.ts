// Folds passages that say nearly the same in several documents into the best of them.
import type { Candidate } from './candidate.js';
import { AUTHORITIES } from './source.js';
import type { GuidanceDocument } from './source.js';
import type { UnitTermsOf } from './unit-terms.js';

/** Share of the smaller passage's different terms that stand in the larger one. */
const NEARLY_THE_SAME = 0.85;

/** At most `limit`, in the order given, the preferred document of each group in its best member's place. */
export function collapseDuplicates(
  ranked: readonly Candidate[],
  unitTerms: UnitTermsOf,
  limit: number,
): Candidate[] {
  const groups: { members: Candidate[]; terms: ReadonlySet<string> }[] = [];
  for (const candidate of ranked) {
    const terms = new Set(unitTerms(candidate.ordinal).flatMap((unit) => unit.terms));
    const same = groups.find((group) => overlap(group.terms, terms) >= NEARLY_THE_SAME);
    if (same) same.members.push(candidate);
    else if (groups.length < limit) groups.push({ members: [candidate], terms });
    else break;
  }
  return groups.map(({ members }) => {
    const [preferred, ...others] = [...members].sort(
      (a, b) => preference(b.document, a.document) || b.score - a.score,
    );
    return {
      ...preferred!,
      score: members[0]!.score,
      alsoIn: others.filter((o) => o.passage.document !== preferred!.passage.document),
    };
  });
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0 || large.size > small.size * 1.6) return 0;
  let shared = 0;
  for (const term of small) if (large.has(term)) shared += 1;
  return shared / small.size;
}

/** Positive when `a` should be quoted rather than `b`: current first, then authority, then the later date. */
export function preference(a: GuidanceDocument, b: GuidanceDocument): number {
  const standing = Number(a.standing === 'current') - Number(b.standing === 'current');
  if (standing) return standing;
  const authority = AUTHORITIES.indexOf(b.authority) - AUTHORITIES.indexOf(a.authority);
  if (authority) return authority;
  return (a.sortDate ?? '').localeCompare(b.sortDate ?? '');
}
