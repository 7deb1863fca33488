// Decides whether a single capitalised word that is unknown, or also an ordinary word, is a name. It needs evidence.
import type { NameContext } from './capital-runs.js';
import { opensAsVerb, textAfter, textBefore } from './capital-runs.js';
import {
  ABOUT_PERSON_AFTER,
  AGE_AFTER,
  CHAT_LINE_BEFORE,
  CONTACT_BEFORE,
  FIELD_BEFORE,
  FROM_BEFORE,
  NAMING_BEFORE,
  NICKNAME_BEFORE,
  PERSON_AFTER,
  PLACE_BEFORE,
  PREPOSITION_BEFORE,
  ROLE_AFTER,
  ROLE_BEFORE,
  SAID_OF_PERSON,
  SPOKEN_OF_NEXT,
  THING_AFTER,
} from './name-cues.js';
import type { Token } from './tokens.js';
import { isGivenToken } from './tokens.js';
import {
  isEnglishWord,
  isFamilyName,
  isLikelyMisspelling,
  isOnlyAName,
  isPlace,
} from '../lists/vocabulary.js';

/** Months: "in April (15 …)" is a date. */
const MONTHS = new Set(['april', 'may', 'june', 'august']);
const VERB_FOLLOWS = /^ (?:he|she|they|it|the|this|be|have|not|i|we|you|a|an|of)(?![\p{L}])/iu;
const SAYS_AFTER = /^ (?:says|said|told|disclosed|claims|ran away|absconded|turns \d)(?![\p{L}])/iu;
const PASSING_BEFORE =
  /(?<![\p{L}])(?:with|by|for|that|when|because|if|whether|than|between|about|says?|said|tells|thinks?|thought|knows|believes?|hopes|gave|gives|give|took|taken|see|sees|beside|like) ["'(]?$/iu;
const ASKED_OF_PERSON =
  /^ (?:also |still |now |even |really |just |not |ever |be |been |have to |legally )?(?:needs?|gets?|got|have|stay|go|going|see|live|living|claim|appeal|attend|want|refuse|leave|move|work|travel|sign|choose|opt|return|entitled|eligible|allowed|safe|old enough|too old|an? (?:child|victim|adult|minor|refugee|british|looked after|care leaver|national|citizen|dependa?nt|witness|suspect|overstayer|boy|girl|student)|placed|moved|referred|interviewed|told|seen|asked|given|made|taken|detained|charged|prosecuted|housed|accommodated|screened|age|aged|at risk|in (?:care|danger|custody)|going|coming|over|under \d|missing|pregnant|vulnerable|ready|fit|well|ok|mine|here)(?![\p{L}])/iu;
const TITLE_BEFORE = /(?:mr|mrs|ms|miss|dr|dc|pc|ds|sgt)\.? $/iu;

export function isSingleName(context: NameContext, token: Token): boolean {
  if (token.letters !== 'capital' && !(context.allCapitals && token.letters === 'capitals')) return false;
  const ahead = textBefore(context, token);
  if (isFamilyTogether(token, ahead)) return true;
  if (CHAT_LINE_BEFORE.test(ahead) && context.text.charAt(token.end) === ':') return token.kind !== 'term';
  if (PLACE_BEFORE.test(ahead)) return false;
  if (NICKNAME_BEFORE.test(ahead)) return token.kind !== 'term' && token.kind !== 'place';
  if (NAMING_BEFORE.test(ahead)) return isNameAfterRole(context, token);
  if (opensATitle(context, token)) return false;
  // "the child's Oyster card"
  const isOwned = /'s ?$/u.test(ahead) && THING_AFTER.test(textAfter(context, token));
  if (ROLE_BEFORE.test(ahead)) return !isOwned && isNameAfterRole(context, token);
  return !context.titleCase && !MONTHS.has(token.plain) && isNameByCompany(context, token, ahead);
}

/** "our neighbours the Sandersons" */
export function isFamilyTogether({ plain }: Token, ahead: string): boolean {
  const one = plain.slice(0, -1);
  return plain.endsWith('s') && /(?<![\p{L}])the $/iu.test(ahead) && isOnlyAName(one) && isFamilyName(one);
}

/** "social worker Salford Roads": a capitalised everyday word directly after makes both part of a title. */
function opensATitle({ tokens }: NameContext, token: Token): boolean {
  const next = tokens[token.index + 1];
  return next?.gap === ' ' && next.letters === 'capital' && next.kind === 'ordinary' && !token.possessive;
}

/** Finds a name by what is done with the person, or what they do, have or are, with no role or "called" before it. */
function isNameByCompany(context: NameContext, token: Token, ahead: string): boolean {
  const behind = textAfter(context, token);
  if (FIELD_BEFORE.test(ahead)) return token.kind === 'unknown' || isGivenToken(token);
  if (token.kind === 'either') return isPersonAfterAll(token, ahead, behind);
  const named =
    CONTACT_BEFORE.test(ahead) ||
    speaksOfPerson(behind) ||
    (ROLE_AFTER.test(behind) && (behind.startsWith(' (') || !FROM_BEFORE.test(ahead))) ||
    (token.possessive && !token.opensClause && !isEnglishWord(token.plain)) ||
    (SPOKEN_OF_NEXT.test(behind) && !FROM_BEFORE.test(ahead)) ||
    isSignature(context, token);
  if (named) return !isSlip(token, behind);
  return isNameInPassing(context, token, ahead, behind);
}

function isNameAfterRole(context: NameContext, token: Token): boolean {
  if (token.kind === 'unknown') return !context.titleCase || !isLikelyMisspelling(token.plain);
  return isWordForName(token, textBefore(context, token), textAfter(context, token));
}

/** "Polcie is here": a misspelt word at the start has a capital too, so weak evidence is not enough. */
function isSlip(token: Token, behind: string): boolean {
  if (!token.opensClause || SAYS_AFTER.test(behind)) return false;
  if (AGE_AFTER.test(behind) || ABOUT_PERSON_AFTER.test(behind)) return false;
  return isLikelyMisspelling(token.plain) || isEnglishWord(token.plain);
}

function speaksOfPerson(behind: string): boolean {
  return PERSON_AFTER.test(behind) || AGE_AFTER.test(behind) || ABOUT_PERSON_AFTER.test(behind);
}

/** Accepts a word after a role or "called": "client Grace"; but "child Will he", "boy May be" are sentences. */
function isWordForName(token: Token, ahead: string, behind: string): boolean {
  if (token.kind !== 'either') return false;
  if (isPlace(token.plain) && !isGivenToken(token)) return TITLE_BEFORE.test(ahead);
  if (VERB_FOLLOWS.test(behind) || MONTHS.has(token.plain)) return NAMING_BEFORE.test(ahead);
  return true;
}

function isPersonAfterAll(token: Token, ahead: string, behind: string): boolean {
  if (!isGivenToken(token)) return false;
  if (ROLE_AFTER.test(behind) && !isPlace(token.plain))
    return !opensAsVerb(token) || /^ ?[(,-]/u.test(behind);
  if (opensAsVerb(token)) return false;
  if (isPlace(token.plain)) return AGE_AFTER.test(behind) || SAID_OF_PERSON.test(behind);
  if (speaksOfPerson(behind)) return true;
  return (
    !token.opensClause &&
    (CONTACT_BEFORE.test(ahead) || (isUsuallyAName(token) && PREPOSITION_BEFORE.test(ahead)))
  );
}

/**
 * "every night by Nikolin", "what is owed to a boy like Rexhep?": no list has every name, and no one puts a
 * capital on a misspelt word here. In 3,581 questions and reports without personal data, this matched 20
 * words. A word next to another capital is part of a title ("Great Ormond Street"), and a word after "to" or
 * "at" is a place ("to Zeebrugge").
 */
function isNameInPassing(context: NameContext, token: Token, ahead: string, behind: string): boolean {
  const { tokens } = context;
  if (token.opensClause && context.aboutSomebody && isNoWord(token) && !THING_AFTER.test(behind)) {
    const next = tokens[token.index + 1];
    return !isBeside(next?.gap, next?.letters);
  }
  if (token.opensClause || token.plain.length < 3 || isLikelyMisspelling(token.plain)) return false;
  // "his Oyster shows": an English word, or the first of 2 stations.
  if (isEnglishWord(token.plain) || /^ (?:to|via) \p{Lu}/u.test(behind) || /(?<![\p{L}])per $/iu.test(ahead))
    return false;
  // "[school 1], Hexham": the town of the school or address that was redacted.
  if (/\[(?:school|address) \d+\],? $/u.test(ahead)) return false;
  // "Eth. calendar"
  if (token.plain.length < 5 && /^\. \p{Ll}/u.test(behind)) return false;
  if (THING_AFTER.test(behind) || /(?:(?<![\p{L}])(?:an?|the|any|each|this|that)|'s) $/iu.test(ahead))
    return false;
  if (isListedAfterPlace(tokens, token)) return false;
  if (PASSING_BEFORE.test(ahead)) return true;
  const next = tokens[token.index + 1];
  const previous = tokens[token.index - 1];
  // "Does Oluwaseyi need": the verb that starts a question is not part of a title.
  const opensQuestion = previous?.opensClause && ASKING.test(previous.text);
  if (isBeside(next?.gap, next?.letters)) return false;
  if (!opensQuestion && isBeside(token.gap, previous?.letters)) return false;
  return !FROM_BEFORE.test(ahead) || ASKED_OF_PERSON.test(behind);
}

/** In a message about someone, an unknown word that is not misspelt is a name, even at the start. */
const isNoWord = ({ plain }: Token) =>
  plain.length > 3 && !isEnglishWord(plain) && !isLikelyMisspelling(plain);

const ASKING =
  /^(?:Does|Do|Did|Is|Was|Are|Were|Can|Could|Should|Would|Will|Has|Have|Had|May|Might|Must|If|When|Where|Why|How|So|And|But|Or|Because|That|Then|Since|For|With|Also|Please|Re|Tell|Ask|Now|Today|Yesterday|Once|While|After|Before|As|Hi|Hello|Dear|Help)$/u;

const isBeside = (gap: string | undefined, letters: Token['letters'] | undefined) =>
  /^(?: |-| & )$/u.test(gap ?? '') && letters !== 'small';

/** "Tripoli, Lampedusa and Ventimiglia": a word listed with a place or an acronym is not a person. */
function isListedAfterPlace(tokens: readonly Token[], token: Token): boolean {
  const before = tokens[token.index - 1];
  const isAnd = /^(?:and|or)$/u.test(before?.plain ?? '');
  const other = isAnd ? tokens[token.index - 2] : before;
  if (!other || other.letters === 'small' || !(isAnd || /^[,/] ?$/u.test(token.gap))) return false;
  return other.letters === 'capitals' || ['place', 'term', 'unknown'].includes(other.kind);
}

/** Names that are also words, but seldom capitalised within a sentence unless they name someone. */
export const USUALLY_NAMES: ReadonlySet<string> = new Set(
  `
  grace jasmine ruby daisy rose lily poppy heather hazel holly ivy iris violet olive robin amber precious
  patience blessing faith hope joy mercy destiny jack nick terry charlie penny molly mandy sue pat ted
  sandy sunny angel jay ray dean glen clay reed victor miracle favour goodness innocent crystal jade dawn
`
    .trim()
    .split(/\s+/u),
);
const isUsuallyAName = (token: Token) => USUALLY_NAMES.has(token.plain);

/** "Thanks,\nTomasz" and "- Xhevi": a word alone on the last line. */
function isSignature({ text, tokens }: NameContext, token: Token): boolean {
  if (tokens.at(-1) !== token || tokens.length < 4) return false;
  return (
    /\n[ -]{0,3}$/u.test(text.slice(Math.max(0, token.start - 4), token.start)) &&
    /^[\s.!x]{0,6}$/iu.test(text.slice(token.end))
  );
}
