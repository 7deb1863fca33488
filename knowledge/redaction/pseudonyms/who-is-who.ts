// Works out which names in a text belong to two people and which to one, from the words between the names and what
// the text says about each person.
import { clash, factsOf, isDisputable, isDisputed, isIntroduced, KIN, ROLE, SOME } from './facts.js';
import { nameParts, OPPOSITE, signedKey, type Sign } from './name-forms.js';

export interface NamedAt {
  key: string;
  start: number;
  end: number;
}

/** Names have their sign before the key, if the text gives one. */
export interface WhoIsWho {
  signAt(start: number): Sign | undefined;
  isNamed(name: string): boolean;
  /** True if the text uses the two names for two people. */
  isApart(one: string, other: string): boolean;
  /** True if the text presents the person as a relative, a worker or someone else who is not the child. */
  isIntroduced(name: string): boolean;
  /** True if the text has both “Mr Khan” and “Mrs Khan”. */
  hasOpposite(key: string, sign: Sign): boolean;
  /** Other names that the text gives the same person: “Jonathan, known as Jonny”. */
  namesOf(name: string): readonly string[];
}

/** How many characters to read before and after a name. */
const NEAR = 60;
const FARTHEST = 80;

interface Said {
  signs: Map<number, Sign>;
  facts: Map<string, Set<string>>;
  apart: Map<string, Set<string>>;
  same: Map<string, Set<string>>;
}

export function readWhoIsWho(text: string, names: readonly NamedAt[]): WhoIsWho {
  const said = readNames(text, names);
  const { signs, facts, apart, same } = said;
  return {
    signAt: (start) => signs.get(start),
    isNamed: (name) => facts.has(name),
    isApart: (one, other) =>
      !same.get(one)?.has(other) &&
      (apart.get(one)?.has(other) === true || clash(facts.get(one), facts.get(other))),
    isIntroduced: (name) => isIntroduced(facts.get(name)),
    hasOpposite: (key, sign) => OPPOSITE[sign].some((other) => facts.has(signedKey(other, key))),
    namesOf: (name) => [...(same.get(name) ?? [])],
  };
}

function readNames(text: string, names: readonly NamedAt[]): Said {
  const said: Said = { signs: new Map(), facts: new Map(), apart: new Map(), same: new Map() };
  const { signs, facts } = said;
  const disputed = isDisputed(text);
  let last: (NamedAt & { before: string }) | undefined;
  for (const { key, start, end } of names) {
    const before = text.slice(Math.max(last?.end ?? 0, start - NEAR), start);
    const after = text.slice(end, end + NEAR);
    const sign = signOf(before, after) ?? (isSomeoneElse(before, facts.get(key)) ? 'other' : undefined);
    if (sign) signs.set(start, sign);
    const name = sign ? signedKey(sign, key) : key;
    facts.set(name, facts.get(name) ?? new Set());
    for (const fact of factsOf(before, after)) if (!disputed || !isDisputable(fact)) add(facts, name, fact);
    if (last) compare(said, last, { name, after, between: text.slice(last.end, start) });
    last = { key: name, start, end, before };
  }
  return said;
}

/** Records whether the words between two names make them one person or two. */
function compare(
  { same, apart }: Said,
  last: { key: string; before: string },
  { name, after, between }: { name: string; after: string; between: string },
): void {
  if (last.key === name || between.length > FARTHEST) return;
  if (isSame(between, last.key, name)) link(same, last.key, name);
  else if (isTwo(between, { after, before: last.before, isShorter: isShorter(name, last.key) }))
    link(apart, last.key, name);
}

const isSame = (between: string, one: string, other: string): boolean =>
  IS_NAMED.test(between) || (OR.test(between) && isShortFor(one, other));

const isShorter = (one: string, other: string): boolean => nameParts(one).length < nameParts(other).length;

function add(to: Map<string, Set<string>>, key: string, value: string): void {
  to.set(key, (to.get(key) ?? new Set()).add(value));
}

function link(to: Map<string, Set<string>>, one: string, other: string): void {
  add(to, one, other);
  add(to, other, one);
}

const ELDER = /^,? (?:senior|snr|sr|the (?:elder|father))\b|^ \((?:the )?(?:father|dad|senior|snr)\)/iu;
const YOUNGER = /^,? (?:junior|jnr|jr|the (?:younger|son))\b|^ \((?:the )?(?:son|junior|jnr)\)/iu;

function signOf(before: string, after: string): Sign | undefined {
  if (/\b(?:mr|mister)\.? $/iu.test(before)) return 'mr';
  if (/\b(?:mrs|ms)\.? $/iu.test(before)) return 'mrs';
  if (/\bmiss $/iu.test(before)) return 'miss';
  if (ELDER.test(after) || /\bthe elder $/iu.test(before)) return 'elder';
  return YOUNGER.test(after) || /\bthe younger $/iu.test(before) ? 'younger' : undefined;
}

/** True for “another boy, Ali”, and for “his uncle, Ali” after “our client Ali”. */
function isSomeoneElse(before: string, facts: ReadonlySet<string> = new Set()): boolean {
  return ANOTHER.test(before) || (ELDER_KIN.test(before) && (facts.has('child') || facts.has('harmed')));
}

const ANOTHER = /\b(?:another|different|other|second) (?:\p{L}+,? ){0,2}$/iu;
const ELDER_KIN =
  /\b(?:his|her|their|'s) (?:\p{L}+ )?(?:father|dad|mother|mum|uncle|aunt|auntie|grandfather|grandmother),? $/iu;
/** Matches words between two names of one person, even if the names have nothing in common. */
const IS_NAMED = new RegExp(
  String.raw`^(?:'s)?[ ,(]*(?:(?:also|often|usually|who|is|was|or|he|she|they|whose) )*` +
    '(?:known as|aka|a\\.k\\.a\\.?|alias|goes by(?: the name(?: of)?)?|nicknamed|nickname(?: is)?|' +
    'calls (?:him|her|them)sel(?:f|ves)|(?:real|full|other|proper) name(?: is)?|(?:is|also) called|short for|' +
    'née|nee|formerly|the same person as|a elwir(?: hefyd)? yn|neu)' +
    String.raw`[ ,:('"]*$`,
  'iu',
);

/** Matches signs of two names for one person, or of a list of people. */
const OR = /^(?: ?[/=] ?|,? or | \(['"]?)$/iu;

const SHORTEST = 3;

/** True for “zabi” and “zabiullah”. */
function isShortFor(one: string, other: string): boolean {
  const [short, long] = [one, other].sort((a, b) => a.length - b.length) as [string, string];
  return short.length >= 'name:'.length + SHORTEST && long.startsWith(short) && !short.includes(' ');
}

/** Matches words that begin a clause, so that the text after them may name the person again. */
const NEW_CLAUSE =
  /[.!?;:\n()]|, |\b(?:but|so|because|when|if|while|as|since|after|before|until|then|where|who|which|we|i|he|she|they|it|you|there)\b/iu;
const SAID_THAT = /\b(?:says|said|told \p{L}+|thinks|claims)(?: that)? (?:he|she|they)\b/iu;
/** Matches “the woman who brought …”. */
const WHO_DID = / (?:who|that) (?:(?:has|had|also|then) )?\p{L}+(?:s|ed|t|d|k|de|ld) $/iu;
/** Matches words after which the second name is another person: “hit”, “and his brother”, “is afraid of”. */
const LEADS_TO_ANOTHER = new RegExp(
  `(?:\\b(?:with|of|to|from|by|for|against|near|behind|about|than|on|that|at|to \\p{L}+|${KIN})|'s (?:\\p{L}+ )?(?:${KIN}))$`,
  'iu',
);
const PAIRED = /^,? (?:and|&|plus|a|ac) (?:(?:mr|mrs|ms|miss|dr)\.? )?$/iu;
const AND_KIN = new RegExp(`^,? and ${SOME} (?:\\p{L}+ ){0,2}(?:${KIN}|${ROLE}),? $`, 'iu');
const KIN_IN_APPOSITION = new RegExp(`^'s (?:\\p{L}+ ){0,2}(?:${KIN}),? (?:is )?(?:called )?$`, 'iu');
const IS_BE = /^ (?:is|was) $/iu;
const KIN_AFTER = new RegExp(`^'s (?:\\p{L}+ ){0,2}(?:${KIN})\\b`, 'iu');
const ONE_VERB =
  /^ (?:(?:has|had|also|then|later|often) )?(?!(?:is|was|called|named|missing)\b)\p{Ll}+(?:s|ed|t|d|k|de|ok|e|w) $/u;
/** Matches “is the trafficker, Ali is the boy”. */
const IS_ONE = new RegExp(
  `^ (?:is|was) (?:${SOME}) [^.,;!?\\n]+(?:,| and|, and| but|, but| while|, while) $`,
  'iu',
);
const IS_OTHER = new RegExp(`^ (?:is|was) ${SOME} `, 'iu');

/** Matches verbs whose object the rest of the sentence is about: “I met Ana Pop and Ana said”. */
const IS_OBJECT =
  /\b(?:about|for|of|to|by|from|on|at|met|saw|told|asked|emailed|phoned|visited|contacted|informed|advised|helped|interviewed|supporting|visiting) $/iu;
const GOES_ON_ABOUT = /\b(?:about|that|for|on|at|to|of)$/iu;
const DID =
  /^ (?:said|says|told|is|was|has|had|does|did|wants|needs|lives|ran|came|went|looks|seems|\p{L}+ed)\b/iu;
const TAKES =
  /^ (?:(?:has|had|also|then) )?(?:took|takes|taken|keeps|kept|holds|held|has|hid|stole|steals|sold|sells|hit|hits|controls|controlled|threatened|threatens|collects|collected|locked) $/iu;

interface Around {
  before: string;
  after: string;
  isShorter: boolean;
}

const NAMED_BY_ROLE = new RegExp(`^ (?:the|an?) ${ROLE}`, 'iu');

/** True for a full name and then the first name of the same person: “I emailed Ali Hassan about Ali’s move”. */
function isFirstNameAfter(between: string, { before, after, isShorter }: Around): boolean {
  if (!isShorter || new RegExp(`\\b(?:${KIN})\\b`, 'iu').test(between)) return false;
  // “about Ali, his uncle”, “that Ali is his trafficker”, “about Ali the trafficker”
  if (isIntroduced(new Set(factsOf('', after))) || NAMED_BY_ROLE.test(after)) return false;
  const isObject = IS_OBJECT.test(before);
  if (PAIRED.test(between)) return isObject && DID.test(after);
  if ((isObject || between.startsWith("'s")) && GOES_ON_ABOUT.test(between.trimEnd())) return true;
  return after.startsWith("'s") && !IS_BE.test(between) && !TAKES.test(between);
}

function isTwo(between: string, around: Around): boolean {
  const { after } = around;
  if (OR.test(between) || isFirstNameAfter(between, around)) return false;
  if (PAIRED.test(between) || AND_KIN.test(between) || KIN_IN_APPOSITION.test(between)) return true;
  if (IS_ONE.test(between) && IS_OTHER.test(after)) return true;
  if (IS_BE.test(between)) return KIN_AFTER.test(after);
  const clause = between.replace(SAID_THAT, 'that').replace(WHO_DID, ' of').trimEnd();
  if (NEW_CLAUSE.test(clause) || / and /u.test(clause)) return false;
  return LEADS_TO_ANOTHER.test(clause) || ONE_VERB.test(between);
}
