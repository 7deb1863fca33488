// Groups passages from different documents that say nearly the same, so that people see only one of them.
import type { Candidate } from './candidate.js';
import { isForAdults } from './for-adults.js';
import { isForNation } from './nation-fit.js';
import { AUTHORITIES, shareNation, type GuidanceDocument, type Jurisdiction } from '../model/source.js';
import { ADULT, CHILD } from '../question/child-or-adult.js';
import type { UnitTermsOf } from '../text/unit-terms.js';

/** The smallest share of the shorter passage's terms that must be in the longer one. */
const NEARLY_THE_SAME = 0.85;

interface Group {
  members: Candidate[];
  terms: readonly number[];
}

/**
 * Returns at most `limit` passages, in the order given. A group takes the position of its best passage, but
 * shows the passage from the preferred document for the nations asked about.
 */
export function collapseDuplicates(
  ranked: readonly Candidate[],
  unitTerms: UnitTermsOf,
  limit: number,
  nations: readonly Jurisdiction[] = [],
): Candidate[] {
  const groups: Group[] = [];
  const unitsOf = ranked.map(({ ordinal }) => unitTerms(ordinal));
  /** For each term, the last candidate (from 1) that contains it. Faster than a set for each candidate. */
  const holders = new Uint32Array(unitTerms.numbers.size);
  for (const [n, candidate] of ranked.entries()) {
    const terms: number[] = [];
    for (const unit of unitsOf[n]!)
      for (const term of unit.terms) {
        if (holders[term] === n + 1) continue;
        holders[term] = n + 1;
        terms.push(term);
      }
    const holds = (term: number) => holders[term] === n + 1;
    const same = groups.find(
      (group) => areNearlyTheSame(group.terms, terms.length, holds) && belongs(candidate, group),
    );
    // Continues after the limit, because the current version of a superseded passage may come later.
    if (same) same.members.push(candidate);
    else if (groups.length < limit) groups.push({ members: [candidate], terms });
  }
  return groups.map(({ members }) => {
    const [preferred, ...others] = [...members].sort(
      (a, b) => preference(b.document, a.document, nations) || b.score - a.score,
    );
    return {
      ...preferred!,
      score: members[0]!.score,
      alsoIn: others.filter(
        (other) =>
          other.passage.document !== preferred!.passage.document && !readsOtherwise(other, preferred!),
      ),
    };
  });
}

function belongs(candidate: Candidate, { members }: Group): boolean {
  const [head] = members;
  const saysSame = !readsOtherwise(candidate, head!) || replaces(candidate.document, head!.document);
  // Compares every member, because any of them may be shown instead of the others.
  return (
    saysSame &&
    isForSamePeople(candidate, head!) &&
    members.every((one) => shareNation(candidate.document.jurisdictions, one.document.jurisdictions))
  );
}

/**
 * True if both passages are for children, or both for adults. Otherwise, not even a newer passage may replace the
 * other. However, a current passage may name more people than one that is no longer current.
 */
function isForSamePeople(a: Candidate, b: Candidate): boolean {
  if (isForAdults(a) !== isForAdults(b)) return false;
  const [some, others] = [peopleNamed(a), peopleNamed(b)];
  if (some === others) return true;
  return (isNowCurrent(a, b) && some.includes(others)) || (isNowCurrent(b, a) && others.includes(some));
}

const isNowCurrent = (a: Candidate, b: Candidate): boolean =>
  a.document.standing === 'current' && b.document.standing !== 'current';

const PEOPLE = new RegExp(`${CHILD.source}|${ADULT.source}`, 'giu');

/** Whether the text names children, adults or both. */
function peopleNamed({ passage }: Candidate): string {
  const named = passage.text.match(PEOPLE) ?? [];
  return [...new Set(named.map((word) => (ADULT.test(word) ? 'adult' : 'child')))].sort().join();
}

function areNearlyTheSame(terms: readonly number[], others: number, holds: (term: number) => boolean) {
  const [small, large] = terms.length <= others ? [terms.length, others] : [others, terms.length];
  if (small === 0 || large > small * 1.6) return false;
  let shared = terms.length;
  // Most passages share few terms, so the loop usually ends early.
  for (const term of terms) if (!holds(term) && (shared -= 1) / small < NEARLY_THE_SAME) return false;
  return true;
}

const FIGURES =
  /\d+(?:[.,]\d+)*|\b(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety)\b/gi;
const DUTIES = /\b(?:not|no|nor|never|cannot|without|unless|except|must|should|may|shall)\b|n[’']t\b/gi;

/** True if figures, or words such as "not" or "must", differ. One word in 50 can change the meaning. */
function readsOtherwise(a: Candidate, b: Candidate): boolean {
  const found = (candidate: Candidate, pattern: RegExp): string[] =>
    candidate.passage.text.toLowerCase().match(pattern) ?? [];
  const [few, many] = [found(a, FIGURES), found(b, FIGURES)].sort((x, y) => x.length - y.length);
  const duties = [found(a, DUTIES), found(b, DUTIES)].map((words) => [...words].sort().join(' '));
  return duties[0] !== duties[1] || few!.some((figure) => !many!.includes(figure));
}

/** True if one document is clearly older and its passage can be left out. Otherwise, both are shown. */
function replaces(a: GuidanceDocument, b: GuidanceDocument): boolean {
  if ((a.standing === 'current') !== (b.standing === 'current')) return true;
  return a.authority === b.authority && Boolean(a.sortDate && b.sortDate) && a.sortDate !== b.sortDate;
}

/**
 * Positive if `a` should be quoted instead of `b`. Compares whether they are current, then whether they are
 * for the nations asked about, then their authority, then their dates.
 */
export function preference(
  a: GuidanceDocument,
  b: GuidanceDocument,
  nations: readonly Jurisdiction[] = [],
): number {
  const standing = Number(a.standing === 'current') - Number(b.standing === 'current');
  if (standing) return standing;
  const nation = Number(isForNation(a, nations)) - Number(isForNation(b, nations));
  if (nation) return nation;
  const authority = AUTHORITIES.indexOf(b.authority) - AUTHORITIES.indexOf(a.authority);
  if (authority) return authority;
  return (a.sortDate ?? '').localeCompare(b.sortDate ?? '');
}
