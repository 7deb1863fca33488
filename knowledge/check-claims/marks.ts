// Finds the small words that carry a duty, a refusal, a condition or a limit, each as the one kind that it means.

const FIGURE =
  '(?:£|\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|twenty|thirty|forty)';

/** The order matters where phrases overlap: the longer reading stands first. */
const PATTERNS = {
  neutral: 'not only|whether or not|not just|can be (?:reached|called|phoned|emailed|contacted|found)',
  immediately:
    'immediately|without (?:undue )?delay|as soon as(?: (?:reasonably )?(?:possible|practicable))?|straight ?away|at once|promptly|urgently|right away',
  atLeast:
    'at least|(?:no|not) (?:less|fewer) than|(?:a )?minimum(?: of)?|(?:or|and) (?:over|older|above|more|longer)(?! than)',
  atMost:
    'at most|up to|(?:no|not) more than|(?:no|not) longer than|(?:a )?maximum(?: of)?|(?:or|and) (?:under|younger|less|fewer)(?! than)',
  within: 'within|(?:no|not) later than|by the end of',
  needNot:
    'need not|(?:do|does|did|will|would) not (?:\\w+ly )?(?:need|require|have to)(?: to)?|not (?:\\w+ly )?(?:be )?(?:required|needed|necessary|obliged|mandatory|compulsory)(?: to)?|no (?:\\w+ )?(?:need|requirement|obligation|duty)(?: to)?|no (?:\\w+ ){1,3}(?:is|are) (?:required|needed|necessary)|without (?:the )?need(?:ing)?(?: to)?|unnecessary|under no (?:\\w+ )?(?:duty|obligation)(?: to)?',
  mustNot:
    '(?:must|shall) (?:\\w+ly )?(?:not|never)|must (?:in no case|under no circumstances)|not to be|prohibited|forbidden',
  mayNot: '(?:may|might) (?:not|never)',
  cannot:
    'cannot|(?:can|could) (?:not|never)|not (?:be )?(?:able|allowed|permitted|entitled|eligible)(?: to)?|unable(?: to)?',
  shouldNot:
    '(?:should|ought) (?:\\w+ly )?(?:not|never)|not (?:be )?(?:expected|recommended|advised)(?: to)?',
  must: 'must|shall|(?:is|are|be|was|were|been) (?:\\w+ )?(?:obliged|bound)(?: to)?|required(?: to)?|requires?|(?:has|have|had|having) to|needs? to|(?:legal |statutory )?duty to|duties to|(?:has|have|had) an? (?:\\w+ )?(?:duty|obligation)|under an? (?:\\w+ )?(?:duty|obligation)(?: to)?|mandatory|compulsory|obligation to|(?:is|are|be) necessary(?: to)?',
  should:
    'should|ought to|(?:is|are|be) (?:\\w+ly )?(?:expected|recommended|advised|encouraged|advisable)(?: to)?|recommends?|recommended|(?:good|best) practice',
  may: 'may|might|can|could|(?:is|are|be) (?:able|allowed|permitted|entitled|eligible|free) to|entitled to|(?:has|have|had) (?:the |a )?(?:right|power|option) to',
  unless: 'unless|except(?:ions?)?(?: for| where| when| if| that)?|other than|apart from|excluding',
  doNot: '(?<=(?:^|[.!?:;\\n] ?))(?:do not|never|avoid)',
  without: 'without',
  not: 'not|never|nor|neither|none|nobody|no one|nothing|nowhere|hardly|barely|scarcely|rarely|seldom|(?:refus|fail|declin)(?:e|es|ed|s|ing)? to|no(?= [a-z])',
  only: 'only|solely|exclusively',
  if: 'if|provided that|as long as|so long as|on condition that',
  until: 'until|till',
  before: 'before|prior to|ahead of',
  after: 'after|(?<!(?:the|as) )following|once',
  under: `(?:under|below|younger than|less than|fewer than)(?= (?:the )?(?:ages? (?:of )?)?${FIGURE})`,
  over: `(?:over|above|more than|older than|longer than|exceed(?:s|ing)?)(?= (?:the )?(?:ages? (?:of )?)?${FIGURE})`,
  all: 'all|every|each|always|everyone|everybody|in full|entirely',
  any: 'any|anyone|anybody|anything',
  most: 'most|usually|normally|generally|typically|often|mainly',
  some: 'some|certain|several|sometimes|occasionally|many|few',
  both: 'both',
  either: 'either',
  between: `between(?= (?:the )?(?:ages? (?:of )?)?${FIGURE})`,
} as const;

export type MarkKind = keyof typeof PATTERNS;

/** Duties and refusals: what makes a sentence an order, a wish, a permission or its opposite. */
export const DUTIES: ReadonlySet<MarkKind> = new Set<MarkKind>([
  'needNot',
  'mustNot',
  'mayNot',
  'cannot',
  'shouldNot',
  'must',
  'should',
  'may',
  'doNot',
  'without',
  'not',
]);

/** Words that bound a figure. */
export const LIMITS: ReadonlySet<MarkKind> = new Set<MarkKind>([
  'atLeast',
  'atMost',
  'within',
  'until',
  'before',
  'after',
  'under',
  'over',
]);

export interface Mark {
  kind: MarkKind;
  start: number;
  end: number;
}

const KINDS = Object.keys(PATTERNS) as MarkKind[];
const ANY_MARK = new RegExp(
  `(?<![a-z0-9])(?:${KINDS.map((kind) => `(${PATTERNS[kind]})`).join('|')})(?![a-z0-9])`,
  'g',
);

/** Of a text as `foldForChecking` gives it, in order; none overlaps another. */
export function marksOf(folded: string): Mark[] {
  const marks: Mark[] = [];
  for (const match of folded.matchAll(ANY_MARK)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)]!;
    marks.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  return marks;
}

/** The month is no permission. */
const MONTH_OF_MAY = /(?<=\d(?:st|nd|rd|th)? )May\b|\bMay(?= \d)|(?<=\b(?:in|since|from|by|until) )May\b/g;

/** Lower case with plain quote marks and hyphens, each "n't" written out, the month of May out of the way. */
export function foldForChecking(text: string): string {
  return text
    .replace(MONTH_OF_MAY, 'fifthmonth')
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[“”„«»]/g, '"')
    .replace(/[^\S\n]+/g, ' ')
    .toLowerCase()
    .replace(/\bcan't\b/g, 'cannot')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/\bshan't\b/g, 'shall not')
    .replace(/([a-z])n't\b/g, '$1 not');
}
