// Finds lower-case words that no list knows and that are not English, a place or misspelt. Most of these are names.
import type { NameContext } from './capital-runs.js';
import { textAfter, textBefore } from './capital-runs.js';
import {
  ABOUT_PERSON_AFTER,
  AGE_AFTER,
  BODY_AFTER,
  CONTACT_BEFORE,
  NAMING_BEFORE,
  NATION_AND_AGE_AFTER,
  PERSON_AFTER,
  PERSON_NAMED_BEFORE,
  ROLE_AFTER,
  ROLE_BEFORE,
  SPOKEN_OF_NEXT,
  THING_AFTER,
  TITLE_BEFORE,
} from './name-cues.js';
import type { Token } from './tokens.js';
import { isExactWord, isLikelyMisspelling, isPlace } from '../lists/vocabulary.js';

/** If more than this share of the words are strange, the text is in another language and they are not names. */
const MOST_STRANGE = 0.3;
const CLEARLY_ENOUGH = 4;

export function isForeignText(tokens: readonly Token[]): boolean {
  const small = tokens.filter((token) => token.letters === 'small');
  const strange = small.filter((token) => token.kind === 'unknown').length;
  return strange >= CLEARLY_ENOUGH && strange > MOST_STRANGE * small.length;
}

/** "hope is 15 nigerian", "luiza brazilian 17": `behind` is the text after the word. */
export function isNationAndAge(behind: string): boolean {
  const { nation, other } = NATION_AND_AGE_AFTER.exec(behind)?.groups ?? {};
  return [nation, other].some((word) => word !== undefined && isPlace(word.toLowerCase()));
}

/** "advice re mulugeta", "our lils": a person may follow. */
/** Leaves out "speaks", "takes" and "through", which more often come before a thing. */
const SOMEBODY_MAY_FOLLOW =
  /(?:^|[,.;:?!(\n-] ?|(?<![\p{L}])(?:but|that|if|when|because|cos|does|do|did|is|was|can|could|should|would|has|had|will|with|about|see|saw|seen|says|said|think|thinks|by|so|then|since|while|who|tell|told|ask|asked|let|gave|give|giving|help|bring|bringing|brought|got|made|let|by|know|knows|met|like|w|thats|whats|how|why) )["']?$/iu;
export const PERSON_BEFORE = /(?<![\p{L}])(?:re|regarding|on behalf of|our|wee|little|young|poor) ["']?$/iu;
/** After these, the word is a kind of thing. */
const THING_BEFORE =
  /(?<![\p{L}])(?:the|an?|this|that|any|some|no|each|every|in|at|near|via|into|on) ["']?$/iu;
/** Weak evidence is enough, because the word itself is so unusual. */
export function isStrangeName(context: NameContext, token: Token): boolean {
  if (token.kind === 'place') return PERSON_NAMED_BEFORE.test(textBefore(context, token));
  if (token.kind !== 'unknown' || !canBeSaid(token.plain) || TITLE_BEFORE.test(`${token.text} `))
    return false;
  const ahead = textBefore(context, token);
  if (TITLE_BEFORE.test(ahead) || PERSON_NAMED_BEFORE.test(ahead)) return true;
  if (isLikelyMisspelling(token.plain)) return false;
  if (NAMING_BEFORE.test(ahead) || ROLE_BEFORE.test(ahead)) return true;
  const behind = textAfter(context, token);
  if (isNationAndAge(behind)) return true;
  if (THING_BEFORE.test(ahead)) return false;
  if (token.possessive || saysPerson(behind)) return true;
  if (token.plain.length < 4) return false;
  if (CONTACT_BEFORE.test(ahead) || PERSON_BEFORE.test(ahead)) return true;
  return (
    context.aboutSomebody &&
    SOMEBODY_MAY_FOLLOW.test(ahead) &&
    !/(?:ine|pam|lone|azole|cillin|statin)$/u.test(token.plain) &&
    !THING_AFTER.test(behind) &&
    !BODY_AFTER.test(behind)
  );
}

/** "danuta and oliwia", "kasia, pawel": joined to a name, or to another word like this. */
export function isStrangeBeside(token: Token | undefined, joint: string): boolean {
  return (
    token?.kind === 'unknown' &&
    token.letters === 'small' &&
    /^(?: ?[,&+/] ?| (?:and|n) )$/u.test(joint) &&
    token.plain.length > 3 &&
    canBeSaid(token.plain) &&
    !isLikelyMisspelling(token.plain)
  );
}

const saysPerson = (behind: string) =>
  [AGE_AFTER, ABOUT_PERSON_AFTER, PERSON_AFTER, SPOKEN_OF_NEXT, ROLE_AFTER].some((cue) => cue.test(behind));

/** Excludes "bolivian" and "senegalese", which say where someone is from: no list of nationalities is complete. */
const canBeSaid = (plain: string) =>
  plain.length > 2 &&
  /[aeiouy]/u.test(plain) &&
  /[^aeiou]/u.test(plain) &&
  !/.{3}(?:ian|ese|ish|stani)$/u.test(plain);

const FORMAL_TITLE_BEFORE = /(?<![\p{L}])(?:mr|mrs|ms|dr|miss|mr and mrs|mr & mrs)\.? $/iu;

/** "mrs bright", "miss coker": any word after a title is a name, but "miss school" is what children do. */
export function isSurnameAfterTitle(context: NameContext, { plain, start, end }: Token): boolean {
  const ahead = context.text.slice(Math.max(0, start - 16), start);
  // "MS stat guidance" is about modern slavery.
  if (!FORMAL_TITLE_BEFORE.test(ahead) || /MS $/u.test(ahead) || plain.length < 3 || NO_SURNAME.has(plain))
    return false;
  if (!/miss $/iu.test(ahead)) return true;
  return (
    /^(?:'s |s |[.,;:?!)]|$| (?:from|says|said|is|was|at|has|who|and|told|rang|will|in)(?![\p{L}]))/iu.test(
      context.text.slice(end, end + 8),
    ) && !isExactWord(plain)
  );
}
const NO_SURNAME = new Set(
  'the and who has was her his you out she school all any one for from with are can'.split(' '),
);
