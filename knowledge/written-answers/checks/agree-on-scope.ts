// Sees whether a claim holds for as much as its quotes do: all or some, only, unless, if, before, after.
import { isCovered, retells } from './agree-on-duties.js';
import { rangesOf } from './figures.js';
import { DUTIES } from './marks.js';
import type { MarkKind } from './marks.js';
import type { MarkRead, Reading } from './read.js';

/** What must stand in the quotes where the claim has the word on the left. */
const SUPPORTED_BY: Partial<Record<MarkKind, readonly MarkKind[]>> = {
  all: ['all', 'any'],
  any: ['any', 'all', 'not', 'cannot', 'mustNot', 'shouldNot', 'doNot', 'mayNot', 'needNot', 'without'],
  only: ['only'],
  will: ['will'],
  unless: ['unless'],
  ifPossible: ['ifPossible', 'if'],
  if: ['if', 'unless', 'only'],
  until: ['until', 'before'],
  before: ['before'],
  after: ['after', 'immediately'],
  most: ['most'],
  some: ['some'],
  immediately: ['immediately'],
  atLeast: ['atLeast'],
  atMost: ['atMost', 'within'],
  within: ['within', 'atMost'],
  under: ['under'],
  over: ['over'],
  both: ['both'],
  either: ['either'],
  between: ['between'],
};

/** Left out of a sentence that the claim retells, these make it say more than it does. */
const NEVER_LEFT_OUT: readonly MarkKind[] = [
  'only',
  'unless',
  'if',
  'ifPossible',
  'most',
  'some',
  'immediately',
  'between',
];
/** Of these only where the claim repeats what they are said of: "tell one immediately" may go as a whole. */
const OF_ITS_WORDS: readonly MarkKind[] = ['most', 'some', 'immediately', 'between', 'ifPossible'];
/** Other ways to keep a condition. */
export const CONDITION =
  /\b(?:if|when|whenever|where|wherever|once|unless|only|provided|who|whose|in case|in cases|even|with (?:[a-z]+ |[a-z]+'s? )?(?:[a-z]+'s? )?(?:agreement|consent|permission))\b/;

/** What the claim says wrongly, or undefined. `main` is the quoted sentence that the claim retells. */
export function scopeDisagreement(
  claim: Reading,
  evidence: readonly Reading[],
  main: Reading,
): string | undefined {
  const added = claim.marks.find((mark) => !isSupported(mark.kind, claim, evidence, main));
  if (added) return `"${claim.folded.slice(added.start, added.end)}" stands in no quote`;
  const lost = main.marks.find((mark) => isLost(mark, claim));
  if (lost) return `the "${lost.kind}" of the quoted sentence is left out`;
  return otherLink(claim, evidence);
}

function isSupported(kind: MarkKind, claim: Reading, evidence: readonly Reading[], main: Reading): boolean {
  const supports = SUPPORTED_BY[kind];
  if (!supports) return true;
  if (kind === 'if' && evidence.some(({ folded }) => CONDITION.test(folded))) return true;
  // "The letter is sent" may be told as "will be sent"; "should be sent" may not.
  if (kind === 'will' && !main.ordered.length && !main.marks.some((mark) => DUTIES.has(mark.kind)))
    return true;
  if (kind === 'either' && evidence.some(({ folded }) => /\bor\b/.test(folded))) return true;
  if (kind === 'within' && evidence.some(({ figures }) => figures.some(({ isIn }) => isIn))) return true;
  if (kind === 'both' && evidence.some(({ folded }) => /\band\b/.test(folded))) return true;
  if (kind === 'between' && isSameRange(claim, evidence)) return true;
  return evidence.some(({ marks }) => marks.some((mark) => supports.includes(mark.kind)));
}

function isLost(mark: MarkRead, claim: Reading): boolean {
  const { kind } = mark;
  const has = (one: MarkKind) => claim.marks.some((own) => own.kind === one);
  if (!NEVER_LEFT_OUT.includes(kind) || has(kind)) return false;
  if (OF_ITS_WORDS.includes(kind) && !isCovered(mark, claim)) return false;
  // "As soon as possible, and within 24 hours": the limit alone is no less true.
  if (kind === 'immediately' && has('within')) return false;
  return !(kind === 'if' && (CONDITION.test(claim.folded) || isRetold(mark, claim)));
}

/** "Aged 10 to 17" told as "between 10 and 17". */
function isSameRange(claim: Reading, evidence: readonly Reading[]): boolean {
  const quoted = evidence.flatMap(({ folded }) => rangesOf(folded));
  return quoted.length > 0 && rangesOf(claim.folded).every((range) => quoted.includes(range));
}

/** "If they are without support" told as "those without support". */
function isRetold({ after }: MarkRead, claim: Reading): boolean {
  return after.length > 0 && after.slice(0, 3).every((stem) => claim.stems.has(stem));
}

const DENIAL = /\b(?:not|cannot|never|neither|nor)\b/;

/** One of two is not both of them: "or" for "and", "and" for "or". */
function otherLink(claim: Reading, evidence: readonly Reading[]): string | undefined {
  // "A or B must not" says the same as "A must not and B must not".
  if (DENIAL.test(claim.folded) && evidence.some(({ folded }) => DENIAL.test(folded))) return undefined;
  // "Call the team. Out of hours, call the service" may be told as one sentence, with either word between.
  if (evidence.filter((one) => retells(claim, one)).length > 1) return undefined;
  const [or, and] = [/\bn?or\b/, /\band\b/].map((link) => ({
    own: link.test(claim.folded),
    quoted: evidence.some(({ folded }) => link.test(folded)),
  }));
  if (or!.own && !or!.quoted) return '"or" stands in no quote';
  return and!.own && !and!.quoted && or!.quoted && !or!.own ? '"and" stands for "or"' : undefined;
}
