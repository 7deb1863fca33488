// Finds runs of capitalised words that may be one person's name, and cuts off what does not belong to it.
import { ROLE_BEFORE, TITLE_BEFORE } from './name-cues.js';
import type { Token } from './tokens.js';
import { isGivenToken } from './tokens.js';
import { isFamilyName, isLikelyMisspelling, isPlace } from '../lists/vocabulary.js';

export interface NameContext {
  text: string;
  tokens: readonly Token[];
  /** Most words start with a capital, so a single capital says nothing. */
  titleCase: boolean;
  allCapitals: boolean;
  /** The text is about a person ("she" or "our client"), not only about a rule. */
  aboutSomebody: boolean;
  /** Names of operations and prisons that the text labels as such, in lower case: "Operation Makesafe". */
  institutions: ReadonlySet<string>;
}

/** A possible name: from token `from` up to but not including token `to`. */
export interface Run {
  from: number;
  to: number;
}

const MOST_WORDS = 7;
/** Acronyms in our field that are this long or longer are on the list. */
const SHORTEST_UNLISTED = 7;
const SOMEBODY =
  /(?<![\p{L}])(?:he|she|his|her|him|hes|shes|he's|she's|my (?:client|yp|lad|girl|nephew|niece|son|daughter|sister|brother|friend|neighbour|pupil|student|patient)|our (?:lad|girl|yp|young person|client|child)|this (?:lad|girl|boy|young person|child)|the (?:lad|girl|boy)|dob|aka)(?![\p{L}])/iu;
const INSTITUTION = /(?<![\p{L}])(?:Operation|Op|Project|HMP|HMYOI|YOI) (\p{Lu}\p{L}{2,20})/gu;
const words = (text: string) => new Set(text.split(' '));
const PARTICLES = words(
  'van von der den de da das do dos du di del della la le al el ul ur ud bin bint binti ibn ben abu abd umm ap ab ferch mac y e ye san',
);
const LEADING_PARTICLES = words('der den von del della di da dos bin bint ibn el al abu abd umm de la le');
/** At the start of a sentence, these are verbs: "Will Ahmed need consent", "May Linh stay". */
const OPENING_VERBS = words(
  'will may mark can bill grant pat rob chase drew art page read long said do hung to my an rich hope drop ping sue',
);

export function nameContext(text: string, tokens: readonly Token[]): NameContext {
  const long = tokens.filter((token) => token.text.length > 1);
  const share = (...letters: Token['letters'][]) =>
    long.filter((token) => letters.includes(token.letters)).length / Math.max(1, long.length);
  return {
    text,
    tokens,
    allCapitals: long.length >= 4 && share('capitals') > 0.7,
    titleCase: long.length >= 6 && share('capital', 'capitals') > 0.75,
    aboutSomebody: SOMEBODY.test(text),
    institutions: new Set([...text.matchAll(INSTITUTION)].map((match) => match[1]!.toLowerCase())),
  };
}

/** The text before and after a token, far enough for any cue. */
export const textBefore = ({ text }: NameContext, token: Token) =>
  text.slice(Math.max(0, token.start - 48), token.start);
export const textAfter = ({ text }: NameContext, token: Token) => text.slice(token.end, token.end + 48);

export const isParticle = (token: Token) => PARTICLES.has(token.plain);
export const opensAsVerb = (token: Token) => token.opensClause && OPENING_VERBS.has(token.plain);

export function findCapitalRuns(context: NameContext): Run[] {
  const { tokens } = context;
  const runs: Run[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (!mayBelong(tokens[at]!)) {
      at += 1;
      continue;
    }
    const to = runEnd(tokens, at);
    const run = withLeadingParticles(tokens, trimEnd(context, trimStart(context, { from: at, to })));
    if (run.to > run.from) runs.push(run);
    at = to;
  }
  return runs;
}

/** "van der Berg", "bint Khalid": includes particles before the name, but not "van" alone (a vehicle). */
function withLeadingParticles(tokens: readonly Token[], run: Run): Run {
  let { from } = run;
  while (from > 0 && LEADING_PARTICLES.has(tokens[from - 1]!.text) && tokens[from]!.gap === ' ') from -= 1;
  if (from < run.from && from > 0 && tokens[from - 1]!.text === 'van' && tokens[from]!.gap === ' ') from -= 1;
  return run.to > run.from ? { from, to: run.to } : run;
}

function mayBelong(token: Token): boolean {
  if (token.letters === 'small') return false;
  if (token.letters === 'initial' || token.kind === 'name' || token.kind === 'either') return true;
  // Leave out plurals of acronyms: "IROs", "PVs".
  return token.kind === 'unknown' && !/^\p{Lu}{2,}s$/u.test(token.text);
}

function runEnd(tokens: readonly Token[], from: number): number {
  let to = from + 1;
  while (to < tokens.length && to - from < MOST_WORDS && !tokens[to - 1]!.possessive) {
    const token = tokens[to]!;
    const next = tokens[to + 1];
    // "Dr Achebe, Lou": after a title, a family name can be on its own.
    const titled = from > 0 && TITLE_BEFORE.test(`${tokens[from - 1]!.text} `);
    const isFormal = to - from === 1 && !titled && isFamilyFirst(tokens[from]!, token, next);
    if (titled && token.gap.includes(',')) break;
    if (!isFormal && !joins(token, tokens[to - 1]!)) break;
    // "Zabiullah (Zabi) is 15": a nickname is a separate name if no more of the name follows it.
    if (/["'(]$/u.test(token.gap) && !/^["')] $/u.test(next?.gap ?? '')) break;
    // "Thi Be": any word after the middle word of a Vietnamese woman's name is part of her name.
    const afterThi = tokens[to - 1]!.text === 'Thi' && token.letters === 'capital';
    if (mayBelong(token) || afterThi) to += 1;
    else if (isParticle(token) && next && mayBelong(next) && joins(next, token)) to += 2;
    else break;
  }
  return to;
}

/** What can join 2 words of a name: space, line break, initial's full stop, comma after family name, nickname marks. */
function joins(token: Token, previous: Token): boolean {
  if (/^(?: {1,2}|\n)$/u.test(token.gap)) return true;
  if (previous.letters === 'initial' && /^\.? ?$/u.test(token.gap)) return true;
  if (token.letters !== 'capital') return false;
  return token.gap === ', ' ? givenAfterFamily(token, previous) : joinsNickname(token, previous);
}

/** "HUSSEIN, Ali" on forms, "O'Hara, Caitlin" at the start of a line; "Ali, Ahmed and Omar" are 3 people. */
function givenAfterFamily(given: Token, family: Token): boolean {
  if (!isGivenToken(given) || family.kind !== 'name') return false;
  return family.letters === 'capitals' || (family.opensClause && !isGivenToken(family));
}

/** "letter for Rezaei, Parisa, NHS no": in a list of people, no one is referred to by family name alone. */
function isFamilyFirst(family: Token, given: Token, after: Token | undefined): boolean {
  if (given.gap !== ', ' || given.letters !== 'capital' || !isGivenToken(given)) return false;
  if (isGivenToken(family) || !isFamilyName(family.plain) || isFamilyName(given.plain)) return false;
  if (/[,&+/]/u.test(after?.gap ?? '')) return after?.letters !== 'capital';
  return after?.plain !== 'and';
}

/** "Shkelqim 'Kimi' Hoti": the nickname can be any word. */
function joinsNickname(token: Token, previous: Token): boolean {
  if (/^["')] $/u.test(token.gap) && /^ ["'(]$/u.test(previous.gap)) return token.kind === 'name';
  return /^ ?["'(]$|^["')] ?$/u.test(token.gap) && token.kind !== 'either' && previous.kind === 'name';
}

/** Verbs, misspelt words and acronyms at the start of a run are not part of the name. */
function trimStart(context: NameContext, { from, to }: Run): Run {
  const { tokens } = context;
  let start = to - from > 1 && isStrayOpening(tokens[from]!, tokens[from + 1]!) ? from + 1 : from;
  while (start < to - 1 && isTitle(tokens[start]!)) start += 1;
  if (context.allCapitals) return { from: start, to };
  while (start < to - 1 && isStrayCapitals(tokens[start]!, tokens[start + 1]!)) start += 1;
  return { from: start, to };
}

/** "JANKAUSKAITE Ugne" is a person, as written on forms; "MARAC Ahmed" is a meeting and a person. */
function isStrayCapitals(token: Token, next: Token): boolean {
  if (token.letters !== 'capitals' || token.kind === 'name') return false;
  const isSurname = token.text.length >= SHORTEST_UNLISTED && /[AEIOUY].*[AEIOUY]/u.test(token.text);
  return !isSurname || next.letters !== 'capital' || token.kind !== 'unknown';
}

/** "Detective Constable Shona Geddes": these words are family names too, but not before a name. */
export const isTitle = (token: Token) =>
  !isGivenToken(token) && (ROLE_BEFORE.test(`${token.text} `) || TITLE_BEFORE.test(`${token.text} `));

function isStrayOpening(first: Token, second: Token): boolean {
  // "Do Thi Mai", "Le Van Tam": the middle word shows that the first is a name.
  if (!first.opensClause || /^(?:thi|van)$/u.test(second.plain)) return false;
  if (/^[IA]$/u.test(first.text)) return true;
  // "Hope Nakato" is a person, because the second word may be a family name; "Hope Ahmed is well" is a wish.
  if (opensAsVerb(first)) return isGivenToken(second) && !isFamilyName(second.plain);
  return first.kind === 'unknown' && second.kind === 'name' && isLikelyMisspelling(first.plain);
}

function trimEnd(context: NameContext, { from, to }: Run): Run {
  let end = to;
  while (end > from && isStray(context, from, end - 1)) end -= 1;
  return { from, to: end };
}

/** A lone initial, an acronym or a town at the end of the run. */
function isStray(context: NameContext, from: number, at: number): boolean {
  const token = context.tokens[at]!;
  const previous = at > from ? context.tokens[at - 1] : undefined;
  if (token.letters === 'initial') return previous?.kind !== 'name' || /^[IA]$/u.test(token.text);
  if (previous && isPlace(token.plain) && !isFamilyName(token.plain)) return true;
  if (token.letters !== 'capitals' || token.kind === 'name' || context.allCapitals) return false;
  return !isSurnameInCapitals(token, previous);
}

/** "Klodian HOXHA": a family name in capitals, as on forms. */
function isSurnameInCapitals(token: Token, previous: Token | undefined): boolean {
  if (previous?.kind !== 'name' || previous.letters !== 'capital') return false;
  return token.text.length >= 4 && /[AEIOUY]/u.test(token.text);
}
