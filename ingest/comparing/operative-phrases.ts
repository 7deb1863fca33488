// Finds phrases that express a duty, refusal, condition or limit, and says which of these it is.

const FIGURE =
  '(?:£|\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|twenty|thirty|forty)';

/** The order matters: if 2 phrases overlap, the longer one must come first. */
const PATTERNS = {
  neutral:
    'not only|whether or not|not just|can be (?:reached|called|phoned|emailed|contacted|found)|or (?:sooner|earlier) (?:if|where|when)|(?:than|as) (?:is |are )?necessary|between(?= (?:19|20)\\d\\d and (?:19|20)\\d\\d)',
  ifPossible:
    '(?:if|where|when|wherever|whenever|as far as|so far as|as far as is) (?:it |they |you |he |she )?(?:is |are )?(?:at all |reasonably )?(?:can(?= ?(?:[,.;]|$))|possible|practicable|appropriate|necessary|needed)(?! and)',
  immediately:
    'immediately|without (?:undue )?delay|as soon as(?: (?:(?:reasonably )?(?:possible|practicable)|(?:you|they|we|he|she|it) can))?|straight ?away|at once|promptly|urgently|right away',
  atLeast:
    'at least|(?:no|not) (?:less|fewer|sooner|earlier) than|(?:a )?minimum(?: of)?|(?:or|and) (?:over|older|above|more|longer)(?! than)',
  atMost:
    'at most|up to|not exceed(?:ing)?|(?:no|not) more than|(?:no|not) longer than(?: (?:is |are )?necessary)?|(?:a )?maximum(?: of)?|(?:or|and) (?:under|younger|less|fewer)(?! than)',
  within: 'within|(?:no|not) later than|by the end of',
  needNot:
    'need not|(?:do|does|did|will|would) not (?:\\w+ly )?(?:need|require|have to)(?: to)?|not (?:\\w+ly )?(?:be )?(?:required|needed|necessary|obliged|mandatory|compulsory)(?: to)?|no (?:\\w+ )?(?:need|requirement|obligation|duty)(?: to)?|no (?:\\w+ ){1,3}(?:is|are) (?:required|needed|necessary)|without (?:the )?need(?:ing)?(?: to)?|unnecessary|under no (?:\\w+ )?(?:duty|obligation)(?: to)?',
  mustNot:
    '(?:must|shall) (?:\\w+ly )?(?:not|never)|must (?:in no case|under no circumstances)|not to be|(?:is|are|was|were) (?:\\w+ly )?(?:prohibited|forbidden)',
  mayNot: '(?:may|might) (?:not|never)',
  cannot:
    'cannot|(?:can|could) (?:not|never)|not (?:be )?(?:able|allowed|permitted|entitled|eligible)(?: to)?|unable(?: to)?',
  shouldNot:
    '(?:should|ought) (?:\\w+ly )?(?:not|never)|not (?:be )?(?:expected|recommended|advised)(?: to)?',
  must: 'must|shall|(?:is|are|be|was|were|been) (?:\\w+ )?(?:obliged|bound)(?: to)?|required(?: to)?|requires?|(?:has|have|had|having) to|needs? to|(?:legal |statutory )?dut(?:y|ies) (?:(?:in|on|under|of) (?:\\w+ ){1,3})?to|(?:has|have|had) an? (?:\\w+ )?(?:duty|obligation)|under an? (?:\\w+ )?(?:duty|obligation)(?: to)?|(?:is|are|be|was|were) (?:\\w+ly )?(?:mandatory|compulsory)|(?:is|are) an? (?:legal |statutory )*requirement|obligation to|(?:is|are|be) necessary(?: to)?',
  should:
    'should|ought to|(?:is|are|be) (?:\\w+ly )?(?:expected|recommended|advised|encouraged|advisable)(?: to)?|recommends?|recommended|(?:good|best) practice',
  may: 'may|might|can|could|(?:is|are|be) (?:able|allowed|permitted|entitled|eligible|free) to|entitled to|(?:has|have|had) (?:the |a )?(?:right|power|option|potential) to',
  will: 'will(?! not| never)',
  unless: 'unless|except(?:ions?)?(?: for| where| when| if| that)?|other than|apart from|excluding',
  doNot: '(?<=(?:^|[.!?:;\\n] ?))(?:do not|never|avoid)',
  without: 'without',
  not: 'not|never|nor|neither|none|nobody|no one|nothing|nowhere|hardly|barely|scarcely|rarely|seldom|(?:refus|fail|declin)(?:e|es|ed|s|ing)? to|no(?= [a-z])',
  only: 'only|solely|exclusively|just(?= because)',
  if: String.raw`if|provided that|as long as|so long as|on condition that`,
  until: 'until|till',
  before: 'before(?! *(?:[,.;]|$))|prior to|ahead of',
  after: 'after|(?<!(?:the|as) )following|once(?! (?:an?|every|each|per|in|again|more)\\b)',
  under: `(?:under|below|younger than|less than|fewer than)(?= (?:the )?(?:ages? (?:of )?)?${FIGURE})`,
  over: `(?:over|above|more than|older than|longer than|in excess of|exceed(?:s|ing)?)(?= (?:the )?(?:ages? (?:of )?)?${FIGURE})`,
  all: 'all|(?:every|each)(?! (?:working |school )?(?:hour|day|week|fortnight|month|year))|always|everyone|everybody|in full|entirely',
  any: 'any|anyone|anybody|anything',
  most: 'most|usually|normally|generally|typically|often|mainly',
  some: 'some|certain|several|sometimes|occasionally|many|few',
  both: 'both',
  either: 'either',
  between: `between(?= (?:the )?(?:ages? (?:of )?)?${FIGURE})`,
} as const;

type PhraseKind = keyof typeof PATTERNS;

/** The kinds of phrase that make a sentence an order, a recommendation, a permission or a refusal. */
export const DUTIES: ReadonlySet<PhraseKind> = new Set<PhraseKind>([
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

interface OperativePhrase {
  kind: PhraseKind;
  start: number;
  end: number;
}

const KINDS = Object.keys(PATTERNS) as PhraseKind[];
const ANY_MARK = new RegExp(
  `(?<![a-z0-9])(?:${KINDS.map((kind) => `(${PATTERNS[kind]})`).join('|')})(?![a-z0-9])`,
  'g',
);

/** Returns phrases in order, without overlaps. `folded` must come from `foldForComparing`. */
export function operativePhrasesOf(folded: string): OperativePhrase[] {
  const phrases: OperativePhrase[] = [];
  for (const match of folded.matchAll(ANY_MARK)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)]!;
    phrases.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  return deniedAhead(folded, phrases);
}

const DENIED: Partial<Record<PhraseKind, PhraseKind>> = {
  must: 'mustNot',
  should: 'shouldNot',
  may: 'mayNot',
};
/** Matches a negative subject without a verb, such as "no child under 13" or "neither the guardian". */
const DENIED_SUBJECT =
  /^(?:no|no one|nobody|nothing|none|neither|nor)\b(?! longer)(?:(?!\b(?:is|are|was|were|be|has|have|had|and|but|if|when|where|which|that)\b)[^,.;:])*$/;

/** Reads "no child may" as "may not", and "neither parent should" as "should not". */
function deniedAhead(folded: string, phrases: readonly OperativePhrase[]): OperativePhrase[] {
  const read: OperativePhrase[] = [];
  for (const phrase of phrases) {
    const denied = DENIED[phrase.kind];
    const from = read.findLastIndex(({ kind }) => kind !== 'not' && DUTIES.has(kind)) + 1;
    const first = read.findIndex(({ kind }, n) => n >= from && kind === 'not');
    if (denied && first >= 0 && DENIED_SUBJECT.test(folded.slice(read[first]!.start, phrase.start).trim())) {
      const others = read.splice(first).filter(({ kind }) => kind !== 'not');
      const isAbility = denied === 'mayNot' && folded.startsWith('c', phrase.start);
      read.push(...others, { ...phrase, kind: isAbility ? 'cannot' : denied });
    } else {
      read.push(phrase);
    }
  }
  return read;
}

/** "May" as a month rather than a permission. */
const MONTH_OF_MAY = /(?<=\d(?:st|nd|rd|th)? )May\b|\bMay(?= \d)|(?<=\b(?:in|since|from|by|until) )May\b/g;

/**
 * Converts text to lower case with plain quote marks and hyphens, and "n't" to "not". Renames the month of
 * May, so that it is not taken for a permission.
 */
export function foldForComparing(text: string): string {
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
