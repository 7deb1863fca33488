// Sees whether a claim holds for as much as its quotes do: all or some, only, unless, if, before, after.
import type { MarkKind } from './marks.js';
import type { Reading } from './read.js';

/** What must stand in the quotes where the claim has the word on the left. */
const SUPPORTED_BY: Partial<Record<MarkKind, readonly MarkKind[]>> = {
  all: ['all', 'any'],
  any: ['any', 'all', 'not', 'cannot', 'mustNot', 'shouldNot', 'doNot', 'mayNot', 'needNot', 'without'],
  only: ['only'],
  unless: ['unless'],
  if: ['if', 'unless', 'only'],
  until: ['until'],
  before: ['before'],
  after: ['after', 'immediately'],
  most: ['most'],
  some: ['some'],
  immediately: ['immediately'],
  atLeast: ['atLeast'],
  atMost: ['atMost'],
  within: ['within'],
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
  'most',
  'some',
  'immediately',
  'between',
];
/** Other ways to keep a condition. */
const CONDITION =
  /\b(?:if|when|whenever|where|wherever|once|unless|only|provided|who|whose|in case|in cases|even)\b/;

/** Words that say the opposite of one another without a "not". */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = (
  [
    ['increas\\w*|rais\\w*|longer|extend\\w*', 'decreas\\w*|reduc\\w*|shorter|shorten\\w*'],
    ['accept\\w*|grant\\w*|approv\\w*', 'reject\\w*|refus\\w*|den(?:y|ied|ies)'],
    ['includ\\w*', 'exclud\\w*'],
    ['start\\w*|begin\\w*|beg[au]n', 'end|ends|ended|stop\\w*|finish\\w*|ceas\\w*'],
    ['allow\\w*|permit\\w*', 'prohibit\\w*|forbid\\w*|ban(?:s|ned)?'],
    ['positive', 'negative'],
    ['voluntary|optional', 'mandatory|compulsory'],
    ['lawful\\w*|legal\\w*', 'unlawful\\w*|illegal\\w*'],
    ['suitable', 'unsuitable'],
    ['safe', 'unsafe'],
    ['likely', 'unlikely'],
    ['earlier|earliest|first', 'later|latest|last'],
    ['agree\\w*', 'disagree\\w*|object\\w*'],
  ] as const
).map(([a, b]) => [new RegExp(`\\b(?:${a})\\b`), new RegExp(`\\b(?:${b})\\b`)]);

/** What the claim says wrongly, or undefined. `main` is the quoted sentence that the claim retells. */
export function scopeDisagreement(
  claim: Reading,
  evidence: readonly Reading[],
  main: Reading,
): string | undefined {
  const quoted = new Set(evidence.flatMap(({ marks }) => marks.map(({ kind }) => kind)));
  for (const { kind, start, end } of claim.marks) {
    const supports = SUPPORTED_BY[kind];
    if (kind === 'if' && evidence.some(({ folded }) => CONDITION.test(folded))) continue;
    if (supports && !supports.some((support) => quoted.has(support)))
      return `"${claim.folded.slice(start, end)}" stands in no quote`;
  }
  const own = new Set(claim.marks.map(({ kind }) => kind));
  for (const { kind } of main.marks) {
    if (!NEVER_LEFT_OUT.includes(kind) || own.has(kind)) continue;
    if (kind === 'if' && CONDITION.test(claim.folded)) continue;
    return `the "${kind}" of the quoted sentence is left out`;
  }
  return oppositeIn(claim.folded, evidence) ?? otherLink(claim.folded, evidence);
}

/** One of two is not both of them: "or" for "and", "and" for "or". */
function otherLink(claim: string, evidence: readonly Reading[]): string | undefined {
  const [or, and] = [/\bor\b/, /\band\b/].map((link) => ({
    own: link.test(claim),
    quoted: evidence.some(({ folded }) => link.test(folded)),
  }));
  if (or!.own && !or!.quoted) return '"or" stands in no quote';
  return and!.own && !and!.quoted && or!.quoted && !or!.own ? '"and" stands for "or"' : undefined;
}

function oppositeIn(claim: string, evidence: readonly Reading[]): string | undefined {
  const says = (pattern: RegExp) => evidence.some(({ folded }) => pattern.test(folded));
  for (const pair of OPPOSITES)
    for (const [one, other] of [pair, [pair[1], pair[0]] as const]) {
      const word = one.exec(claim)?.[0];
      if (word && !says(one) && says(other)) return `"${word}" is the opposite of what the quotes say`;
    }
  return undefined;
}
