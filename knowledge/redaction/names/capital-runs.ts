// Finds runs of words with capitals that may be one person's name, and trims words that are not part of the
// name.
import { TITLE_BEFORE } from './name-cues.js';
import { isGivenToken, type Token } from './tokens.js';
import { isFamilyName, isLikelyMisspelling, isPlaceWord } from '../lists/vocabulary.js';
import { wordSet } from '../../text/word-set.js';

export interface NameContext {
  text: string;
  tokens: readonly Token[];
  allCapitals: boolean;
}

/** A possible name, from token `from` up to but not including token `to`. */
export interface CapitalRun {
  from: number;
  to: number;
}

const MOST_WORDS = 7;
/**
 * Our list has every acronym with at least this many letters, so other words of this length are not acronyms.
 */
const SHORTEST_UNLISTED = 7;
const PARTICLES = wordSet(
  'van von der den de da das do dos du di del della la le al el ul ur ud bin bint binti ibn ben abu abd umm ap ab ferch mac y e ye san',
);
/** Words that are verbs when they start a sentence: "Will Ahmed need consent", "May Linh stay". */
const OPENING_VERBS = wordSet(
  'will may mark can bill grant pat rob chase drew art page read long said do hung to my an rich hope drop ping sue',
);

export function nameContext(text: string, tokens: readonly Token[]): NameContext {
  const long = tokens.filter((token) => token.text.length > 1);
  const capitals = long.filter(({ letters }) => letters === 'capitals').length;
  return {
    text,
    tokens,
    allCapitals: long.length >= 4 && capitals > 0.7 * long.length,
  };
}

/** The text before and after a token, with enough characters for every pattern that we match against it. */
export const textBefore = ({ text }: NameContext, token: Token) =>
  text.slice(Math.max(0, token.start - 48), token.start);
export const textAfter = ({ text }: NameContext, token: Token) => text.slice(token.end, token.end + 48);

export const isParticle = (token: Token) => PARTICLES.has(token.plain);
export const opensAsVerb = (token: Token) => token.opensClause && OPENING_VERBS.has(token.plain);

export function findCapitalRuns(context: NameContext): CapitalRun[] {
  const { tokens } = context;
  const runs: CapitalRun[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!mayBelong(tokens[at]!)) continue;
    const to = runEnd(tokens, at);
    const run = trimEnd(context, trimStart(context, { from: at, to }));
    if (run.to > run.from) runs.push(run);
    at = to - 1;
  }
  return runs;
}

function mayBelong(token: Token): boolean {
  if (token.letters === 'small') return false;
  if (token.letters === 'initial' || token.kind === 'name' || token.kind === 'either') return true;
  // Plurals of acronyms, such as "IROs" and "PVs", are not names.
  return token.kind === 'unknown' && !/^\p{Lu}{2,}s$/u.test(token.text);
}

function runEnd(tokens: readonly Token[], from: number): number {
  let to = from + 1;
  while (to < tokens.length && to - from < MOST_WORDS && !tokens[to - 1]!.possessive) {
    const [token, next] = [tokens[to]!, tokens[to + 1]];
    if (!joins(token, tokens[to - 1]!)) break;
    if (mayBelong(token)) to += 1;
    else if (isParticle(token) && next && mayBelong(next) && joins(next, token)) to += 2;
    else break;
  }
  return to;
}

/**
 * True if the text between 2 words may be within a name: a space, a line break, a full stop after an initial,
 * or a comma as in "HUSSEIN, Ali".
 */
function joins(token: Token, previous: Token): boolean {
  if (/^(?: {1,2}|\n)$/u.test(token.gap)) return true;
  if (previous.letters === 'initial' && /^\.? ?$/u.test(token.gap)) return true;
  return (
    token.gap === ', ' && previous.letters === 'capitals' && previous.kind === 'name' && isGivenToken(token)
  );
}

/** Removes verbs, misspelt words, titles and acronyms from the start of a run. */
function trimStart(context: NameContext, { from, to }: CapitalRun): CapitalRun {
  const { tokens } = context;
  let start = to - from > 1 && isStrayOpening(tokens[from]!, tokens[from + 1]!) ? from + 1 : from;
  while (start < to - 1 && isTitle(tokens[start]!)) start += 1;
  if (context.allCapitals) return { from: start, to };
  while (start < to - 1 && isStrayCapitals(tokens[start]!, tokens[start + 1]!)) start += 1;
  return { from: start, to };
}

/**
 * True for an acronym before a name, as in "MARAC Ahmed", but not for a surname in capitals, as in
 * "JANKAUSKAITE Ugne".
 */
function isStrayCapitals(token: Token, next: Token): boolean {
  if (token.letters !== 'capitals' || token.kind === 'name') return false;
  const isSurname = token.text.length >= SHORTEST_UNLISTED && /[AEIOUY].*[AEIOUY]/u.test(token.text);
  return !isSurname || next.letters !== 'capital' || token.kind !== 'unknown';
}

/**
 * True for titles, as in "Detective Constable Shona Geddes". Some are also family names, but not when they
 * come before a name.
 */
export const isTitle = (token: Token) => !isGivenToken(token) && TITLE_BEFORE.test(`${token.text} `);

function isStrayOpening(first: Token, second: Token): boolean {
  if (!first.opensClause) return false;
  if (/^[IA]$/u.test(first.text)) return true;
  // "Hope Nakato" is a person, because "Nakato" may be a family name. "Hope Ahmed is well" is a wish.
  if (opensAsVerb(first)) return isGivenToken(second) && !isFamilyName(second.plain);
  return first.kind === 'unknown' && second.kind === 'name' && isLikelyMisspelling(first.plain);
}

function trimEnd(context: NameContext, { from, to }: CapitalRun): CapitalRun {
  let end = to;
  while (end > from && isStray(context, from, end - 1)) end -= 1;
  return { from, to: end };
}

/** True for a single initial, an acronym or a town at the end of the run. These are not part of the name. */
function isStray(context: NameContext, from: number, at: number): boolean {
  const token = context.tokens[at]!;
  const previous = at > from ? context.tokens[at - 1] : undefined;
  if (token.letters === 'initial') return previous?.kind !== 'name' || /^[IA]$/u.test(token.text);
  if (previous && isPlaceWord(token.plain) && !isFamilyName(token.plain)) return true;
  if (token.letters !== 'capitals' || token.kind === 'name' || context.allCapitals) return false;
  return !isSurnameInCapitals(token, previous);
}

/** True for a family name in capitals, as people write on forms: "Klodian HOXHA". */
function isSurnameInCapitals(token: Token, previous: Token | undefined): boolean {
  if (previous?.kind !== 'name' || previous.letters !== 'capital') return false;
  return token.text.length >= 4 && /[AEIOUY]/u.test(token.text);
}
