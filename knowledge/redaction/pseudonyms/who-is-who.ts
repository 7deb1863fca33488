// Reads in a text which names belong to two people, which to one, and what tells people with the same name
// apart. Looks at what stands between two names, and at what is said of each: a father is no boy of 15.
import type { Sign } from './name-forms.js';

export interface NamedAt {
  key: string;
  start: number;
  end: number;
}

export interface WhoIsWho {
  signAt(start: number): Sign | undefined;
  /** True if the text uses the two names for two people. */
  isApart(one: string, other: string): boolean;
  /** True if the text introduces the name as that of someone else: “another boy, Ali”. */
  isAnother(key: string): boolean;
  /** The other names that the text gives the same person: “Jonathan, known as Jonny”. */
  namesOf(key: string): readonly string[];
}

/** How much text before and after a name is read. */
const NEAR = 60;
const FARTHEST = 80;

export function readWhoIsWho(text: string, names: readonly NamedAt[]): WhoIsWho {
  const signs = new Map<number, Sign>();
  const facts = new Map<string, Set<string>>();
  const others = new Set<string>();
  const [apart, same] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const isDisputed = DISPUTED.test(text);
  names.forEach((name, index) => {
    const last = names[index - 1];
    const before = text.slice(Math.max(0, last?.end ?? 0, name.start - NEAR), name.start);
    const after = text.slice(name.end, name.end + NEAR);
    const sign = signOf(before, after);
    if (sign) signs.set(name.start, sign);
    for (const fact of factsOf(before, after))
      if (!isDisputed || !DISPUTABLE.has(fact)) add(facts, name.key, fact);
    if (ANOTHER.test(before)) others.add(name.key);
    if (!last || last.key === name.key || name.start - last.end > FARTHEST) return;
    const between = text.slice(last.end, name.start);
    if (IS_NAMED.test(between) || (OR.test(between) && isShortFor(last.key, name.key)))
      link(same, last.key, name.key);
    else if (isTwo(between, after)) link(apart, last.key, name.key);
  });
  return {
    signAt: (start) => signs.get(start),
    isApart: (one, other) =>
      !same.get(one)?.has(other) &&
      (apart.get(one)?.has(other) === true || clash(facts.get(one), facts.get(other))),
    isAnother: (key) => others.has(key),
    namesOf: (key) => [...(same.get(key) ?? [])],
  };
}

function add(to: Map<string, Set<string>>, key: string, value: string): void {
  to.set(key, (to.get(key) ?? new Set()).add(value));
}

function link(to: Map<string, Set<string>>, one: string, other: string): void {
  add(to, one, other);
  add(to, other, one);
}

const ELDER = /^,? (?:senior|snr|sr|the elder)\b|^ \((?:the )?(?:father|dad|senior|snr)\)/iu;
const YOUNGER = /^,? (?:junior|jnr|jr|the younger)\b|^ \((?:the )?(?:son|junior|jnr)\)/iu;

function signOf(before: string, after: string): Sign | undefined {
  if (/\b(?:mr|mister)\.? $/iu.test(before)) return 'mr';
  if (/\b(?:mrs|ms|miss)\.? $/iu.test(before)) return 'mrs';
  if (ELDER.test(after)) return 'elder';
  return YOUNGER.test(after) ? 'younger' : undefined;
}

/** Words for people, by what they say of someone: male or female, grown or not, who harms or is harmed. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  male: [
    'boy',
    'nephew',
    'son',
    'stepson',
    'man',
    'uncle',
    'father',
    'dad',
    'stepfather',
    'grandfather',
    'brother',
    'boyfriend',
    'husband',
  ],
  child: [
    'boy',
    'nephew',
    'son',
    'stepson',
    'girl',
    'niece',
    'daughter',
    'stepdaughter',
    'child',
    'minor',
    'teenager',
    'pupil',
  ],
  female: [
    'girl',
    'niece',
    'daughter',
    'stepdaughter',
    'woman',
    'aunt',
    'auntie',
    'mother',
    'mum',
    'stepmother',
    'grandmother',
    'sister',
    'girlfriend',
    'wife',
  ],
  adult: [
    'man',
    'uncle',
    'father',
    'dad',
    'stepfather',
    'grandfather',
    'woman',
    'aunt',
    'auntie',
    'mother',
    'mum',
    'stepmother',
    'grandmother',
    'landlord',
    'driver',
    'adult',
    'trafficker',
    'abuser',
    'exploiter',
    'groomer',
    'perpetrator',
    'pimp',
    'smuggler',
  ],
  harms: ['trafficker', 'abuser', 'exploiter', 'groomer', 'perpetrator', 'pimp', 'smuggler'],
  harmed: ['victim', 'client'],
};
const ROLES = new Set(Object.values(WORDS).flat());

const saidBy = (role: string | undefined): string[] =>
  Object.keys(WORDS).filter((fact) => role !== undefined && WORDS[fact]!.includes(role.toLowerCase()));

const KIN = 'father|dad|mother|mum|brother|sister|son|daughter|uncle|aunt|auntie|cousin|nephew|niece';
const ROLE = `(?<role>${[...ROLES].join('|')})\\b(?!'s)`;
const SOME = '(?:an?|the|our|my|his|her|their|this|that|your)';
const DESCRIBED = "(?:(?!(?:of|to|with|from|by|and|in|at|on|for|who|that|not)\\b)[\\p{L}\\d'-]+ ){0,3}?";
const ROLE_AFTER = new RegExp(
  `^(?: \\(\\d+\\))?(?:,? (?:who )?(?:is|was) ${SOME}|, ${SOME}| \\((?:${SOME})?) ?${DESCRIBED}${ROLE}`,
  'iu',
);
const ROLE_BEFORE = new RegExp(
  `\\b(?:${SOME} )?${ROLE}(?: of \\d{1,2})?(?:,| is| was| called| named|:)? $`,
  'iu',
);
const AGE_AFTER =
  /^(?:,| \(| is| was|, who is) ?(?:aged )?(?<age>\d{1,2})(?![\d%:]|[./]\d| (?:weeks|months|days|hours|minutes|miles))/iu;
const TITLED_ADULT = /\b(?:mr|mrs)\.? $/iu;
const ANOTHER = /\b(?:another|different|other|second) (?:\p{L}+,? ){0,2}$/iu;
/** Words of a text in which one person may have two ages, or be a victim to some and not to others. */
const DISPUTED =
  /\b(?:home office|assess\w*|passport|documents?|papers|claims?|claimed|believe\w*|dispute\w*|really|lied|looks|thinks?|suspect\w*|accus\w*|treat\w*)\b/iu;
const DISPUTABLE: ReadonlySet<string> = new Set(['child', 'adult', 'harms', 'harmed']);

function factsOf(before: string, after: string): string[] {
  // In “Ana is the girl, Eva …”, the girl is not Eva.
  const isOfLast = ROLE_AFTER.test(before);
  const roles = [ROLE_AFTER.exec(after), isOfLast ? null : ROLE_BEFORE.exec(before)].flatMap((found) =>
    saidBy(found?.groups?.['role']),
  );
  const age = AGE_AFTER.exec(after)?.groups?.['age'];
  if (age) roles.push(Number(age) < 18 ? 'child' : 'adult');
  if (TITLED_ADULT.test(before)) roles.push('adult');
  return roles;
}

const CONTRARY = [
  ['male', 'female'],
  ['child', 'adult'],
  ['harms', 'harmed'],
] as const;

function clash(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): boolean {
  const says = (facts: ReadonlySet<string>, fact: string, not: string) => facts.has(fact) && !facts.has(not);
  return CONTRARY.some(
    ([fact, not]) =>
      (says(one, fact, not) && says(other, not, fact)) || (says(one, not, fact) && says(other, fact, not)),
  );
}

/** Words between two names of one person, also if they have nothing in common. */
const IS_NAMED = new RegExp(
  String.raw`^(?:'s)?[ ,(]*(?:(?:also|often|usually|who|is|was|or|he|she|they|whose) )*` +
    '(?:known as|aka|a\\.k\\.a\\.?|alias|goes by(?: the name(?: of)?)?|nicknamed|nickname(?: is)?|' +
    'calls (?:him|her|them)sel(?:f|ves)|(?:real|full|other|proper) name(?: is)?|(?:is|also) called|short for|' +
    'née|nee|formerly|the same person as|a elwir(?: hefyd)? yn|neu)' +
    String.raw`[ ,:('"]*$`,
  'iu',
);

/** Signs of two names for one person, or of a list of people. */
const OR = /^(?: ?[/=] ?|,? or | \(['"]?)$/iu;

const SHORTEST = 3;

/** True for “zabi” and “zabiullah”. */
function isShortFor(one: string, other: string): boolean {
  const [short, long] = [one, other].sort((a, b) => a.length - b.length) as [string, string];
  return short.length >= 'name:'.length + SHORTEST && long.startsWith(short) && !short.includes(' ');
}

/** Words that begin a clause, so that what follows may name the person again. */
const NEW_CLAUSE =
  /[.!?;:\n()]|, |\b(?:but|so|because|when|if|while|as|since|after|before|until|then|where|who|which|we|i|he|she|they|it|you|there)\b/iu;
const SAID_THAT = /\b(?:says|said|told \p{L}+|thinks|claims)(?: that)? (?:he|she|they)\b/iu;
/** “the woman who brought …”. */
const WHO_DID = / (?:who|that) (?:(?:has|had|also|then) )?\p{L}+(?:s|ed|t|d|k|de|ld) $/iu;
/** Words after which the second name is another person: “hit”, “and his brother”, “is afraid of”. */
const LEADS_TO_ANOTHER = new RegExp(
  `(?:\\b(?:with|of|to|from|by|for|against|near|behind|about|than|on|that|at|to \\p{L}+|${KIN})|'s (?:\\p{L}+ )?(?:${KIN}))$`,
  'iu',
);
const PAIRED = /^,? (?:and|&|plus|a|ac) $/iu;
const AND_KIN = new RegExp(`^,? and ${SOME} (?:\\p{L}+ ){0,2}(?:${KIN}|${ROLE}),? $`, 'iu');
const KIN_IN_APPOSITION = new RegExp(`^'s (?:\\p{L}+ ){0,2}(?:${KIN}),? (?:is )?(?:called )?$`, 'iu');
const IS_BE = /^ (?:is|was) $/iu;
const KIN_AFTER = new RegExp(`^'s (?:\\p{L}+ ){0,2}(?:${KIN})\\b`, 'iu');
const ONE_VERB =
  /^ (?:(?:has|had|also|then|later|often) )?(?!(?:is|was|called|named|missing)\b)\p{Ll}+(?:s|ed|t|d|k|de|ok|e|w) $/u;
/** “is the trafficker, Ali is the boy”. */
const IS_ONE = new RegExp(
  `^ (?:is|was) (?:${SOME}) [^.,;!?\\n]+(?:,| and|, and| but|, but| while|, while) $`,
  'iu',
);
const IS_OTHER = new RegExp(`^ (?:is|was) ${SOME} `, 'iu');

function isTwo(between: string, after: string): boolean {
  if (OR.test(between)) return false;
  if (PAIRED.test(between) || AND_KIN.test(between) || KIN_IN_APPOSITION.test(between)) return true;
  if (IS_ONE.test(between) && IS_OTHER.test(after)) return true;
  if (IS_BE.test(between)) return KIN_AFTER.test(after);
  const clause = between.replace(SAID_THAT, 'that').replace(WHO_DID, ' of').trimEnd();
  if (NEW_CLAUSE.test(clause) || / and /u.test(clause)) return false;
  return LEADS_TO_ANOTHER.test(clause) || ONE_VERB.test(between);
}
