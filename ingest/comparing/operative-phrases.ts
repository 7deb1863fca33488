// Finds phrases that express a duty, a recommendation, a permission or a refusal, and says which of these it is.

/** The order matters: if 2 phrases overlap, the longer one must come first. */
const PATTERNS = {
  /** Matches phrases with a word such as “not” or “can” that do not express a duty. */
  neutral:
    'not only|whether or not|not just|can be (?:reached|called|phoned|emailed|contacted|found)|(?:than|as) (?:is |are )?necessary|' +
    '(?:if|where|when|wherever|whenever|as far as|so far as|as far as is) (?:it |they |you |he |she )?(?:is |are )?(?:at all |reasonably )?(?:can(?= ?(?:[,.;]|$))|possible|practicable|appropriate|necessary|needed)(?! and)|' +
    'without (?:undue )?delay|as soon as (?:you|they|we|he|she|it) can|not exceed(?:ing)?|' +
    '(?:no|not) (?:less|fewer|sooner|earlier|more|later) than|(?:no|not) longer than(?: (?:is |are )?necessary)?',
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
  doNot: '(?<=(?:^|[.!?:;\\n] ?))(?:do not|never|avoid)',
  without: 'without',
  not: 'not|never|nor|neither|none|nobody|no one|nothing|nowhere|hardly|barely|scarcely|rarely|seldom|(?:refus|fail|declin)(?:e|es|ed|s|ing)? to|no(?= [a-z])',
} as const;

type PhraseKind = keyof typeof PATTERNS;

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
    if (kind !== 'neutral') phrases.push({ kind, start: match.index, end: match.index + match[0].length });
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
    const from = read.findLastIndex(({ kind }) => kind !== 'not') + 1;
    const first = read.findIndex(({ kind }, n) => n >= from && kind === 'not');
    if (denied && first >= 0 && DENIED_SUBJECT.test(folded.slice(read[first]!.start, phrase.start).trim())) {
      read.splice(first);
      const isAbility = denied === 'mayNot' && folded.startsWith('c', phrase.start);
      read.push({ ...phrase, kind: isAbility ? 'cannot' : denied });
    } else {
      read.push(phrase);
    }
  }
  return read;
}

/** "May" as a month rather than a permission. */
const MONTH_OF_MAY = /(?<=\d(?:st|nd|rd|th)? )May\b|\bMay(?= \d)|(?<=\b(?:in|since|from|by|until) )May\b/g;

/** Renames the month of May, so that it does not look like a permission. “n’t” becomes “not”. */
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
