// Finds given names in sentences that are mostly not in English. The message reader only knows English, so in
// such sentences it treats "Ben" as a word of the other language.
import type { DetailCandidate } from '../matching/candidate.js';
import { detectLanguage } from '../../question/detect-language.js';
import { plainWord } from '../matching/readable.js';
import {
  isEnglishWord,
  isFieldTerm,
  isGivenNameOutsideEnglish,
  isListedName,
  isOrdinaryWord,
  isPlaceWord,
  opensSentencesElsewhere,
} from '../lists/vocabulary.js';
import { textAfter, textBefore, type NameContext } from './capital-runs.js';
import { NAME_WEIGHT } from './names.js';
import type { Token } from './tokens.js';

/** The fewest words in another language. A single one may be a spelling mistake or slang. */
const LEAST_OTHER_WORDS = 2;
const DAYS_AND_MONTHS = /^(?:sunday|april|may|june|august|summer|autumn)$/u;
/** Welsh for January, May and September: "Ion 2024", "3 Mai", "ers mis Medi". */
const WELSH_MONTHS = /^(?:ion|mai|medi)$/u;
const DAY_BEFORE = /(?:\d\p{L}{0,4}|(?<!\p{L})[fm]is)(?: o)? $/iu;
const YEAR_AFTER = /^,? ?\d/u;
/** Matches words before the Welsh name of a saint's day or a police operation. */
const NAMED_AFTER = /(?<!\p{L})(?:[gŵw]{1,2}yl(?: san)?|santes|ymgyrch) $/iu;
/** Matches Welsh words that are joined to the word before: "Ela'n", "o'r". */
const JOINED_AFTER = /'(?:n|r|i|w|u|ch)$/u;
/** Matches words that are joined to the word after: "d'Ahmed". */
const JOINED_BEFORE = /^(?:[cdjlmnst]|qu)'/iu;
const ACCENT = /[^\p{ASCII}]/u;
const ADDRESS_BEFORE = /[\p{N}@/._#\\-]$/u;
const ADDRESS_AFTER = /^(?:[\p{N}@/_\\]|\.[\p{L}\p{N}])/u;

/** Offsets refer to `context.text`. */
export function findNamesInOtherLanguages(context: NameContext): DetailCandidate[] {
  return sentencesOf(context.tokens).flatMap((sentence) => {
    const names = sentence.flatMap((token) => givenNameIn(context, token));
    return names.length && isMostlyNotEnglish(context, sentence) ? names : [];
  });
}

function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  for (const token of tokens) {
    if (!sentences.length || /[.!?\n]/u.test(token.gap)) sentences.push([]);
    sentences.at(-1)!.push(token);
  }
  return sentences;
}

function givenNameIn(context: NameContext, token: Token): DetailCandidate[] {
  const before = JOINED_BEFORE.exec(token.text)?.[0].length ?? 0;
  const after = JOINED_AFTER.exec(token.text)?.[0].length ?? 0;
  const word = token.text.slice(before, token.text.length - after);
  if (!/^\p{Lu}\p{Ll}/u.test(word) || !isGiven(word) || isOtherWord(context, token, plainWord(word)))
    return [];
  // "Ti'n" and "Ro'n" are a pronoun and a verb, not names.
  if (after && word.length < 3) return [];
  return [{ type: 'name', weight: NAME_WEIGHT, start: token.start + before, end: token.end - after }];
}

const isGiven = (word: string) =>
  [word, word.split('-')[0]!].some((one) => isGivenNameOutsideEnglish(plainWord(one)));

function isOtherWord(context: NameContext, token: Token, name: string): boolean {
  const before = textBefore(context, token);
  if (DAYS_AND_MONTHS.test(name) || NAMED_AFTER.test(before)) return true;
  if (WELSH_MONTHS.test(name))
    return token.opensClause || DAY_BEFORE.test(before) || YEAR_AFTER.test(textAfter(context, token));
  if (!token.opensClause) return false;
  return [name, token.text.toLowerCase()].some(opensSentencesElsewhere) || isOrdinaryWord(name);
}

/**
 * Compares the number of English words with the number of other words, because we know too few words of any
 * other language to recognise "Ei enw yw Ben". Some words, such as "il" and "est" in French, are also
 * English. If too many words are, the sentence only counts if it is in a language that we recognise.
 */
function isMostlyNotEnglish(context: NameContext, sentence: readonly Token[]): boolean {
  const words = sentence.filter((token) => isCounted(context, token));
  const others = words.filter((word) => !isEnglish(word));
  const english = words.filter((word) => isEnglish(word) && !isShortAndRare(word)).length;
  const different = new Set(others.map(({ plain }) => plain)).size;
  if (different < LEAST_OTHER_WORDS) return false;
  return others.length > english || detectLanguage(textOf(context, sentence)) !== undefined;
}

const textOf = ({ text }: NameContext, sentence: readonly Token[]) =>
  text.slice(sentence[0]!.start, sentence.at(-1)!.end);

/** Leaves out letters, names, and parts of an email address or a link. */
function isCounted({ text }: NameContext, { letters, plain, opensClause, start, end }: Token): boolean {
  const mayBeName = letters !== 'small' && !(letters === 'capital' && opensClause && !isListedName(plain));
  if (plain.length < 2 || mayBeName) return false;
  return (
    !ADDRESS_BEFORE.test(text.slice(Math.max(0, start - 1), start)) &&
    !ADDRESS_AFTER.test(text.slice(end, end + 2))
  );
}

function isEnglish({ text, plain }: Token): boolean {
  if (JOINED_AFTER.test(text) || ACCENT.test(text)) return false;
  return isKnown(plain) || text.split(/['-]/u).every((part) => isKnown(plainWord(part)));
}

const isKnown = (plain: string) => isEnglishWord(plain) || isFieldTerm(plain) || isPlaceWord(plain);

/** True for words such as "di" and "chi", which are rare in English and common in other languages. */
const isShortAndRare = ({ plain }: Token) => plain.length < 4 && !isOrdinaryWord(plain);
