// Decides whether a word is an ordinary word, a place, a term from our field, a given name or a family name.
import { PLACE_WORDS } from './places.js';
import { wordsListed } from './read-list.js';

// The list has one form of each word, so we remove endings before we look up a word.
const ordinaryWords = wordsListed('./ordinary-words.txt');
/**
 * Words that practitioners rarely use. Some are also names, so a match is weaker evidence than a match in
 * `ordinaryWords`.
 */
const rarerWords = wordsListed('./english-words.txt');
/**
 * Organisations, panels, operations, judgments, acronyms and makes of car. These look like people's names but
 * are not.
 */
const fieldTerms = wordsListed('./field-terms.txt');
/**
 * Given names from the UK, Ireland and the countries that children in these cases come from, without accents,
 * apostrophes or hyphens. No list is complete, so a word's position in the sentence counts too.
 */
export const givenNames = wordsListed('./given-names.txt');
/**
 * Given names that are not in `givenNames`. They only count in sentences in other languages, because the
 * message reader finds them in English.
 */
const moreGivenNames = wordsListed('./more-given-names.txt');
const openingWords = wordsListed('./words-that-open-sentences.txt');
export const familyNames = wordsListed('./family-names.txt');

const ENDINGS: readonly (readonly [ending: string, instead: readonly string[]])[] = [
  ['s', ['']],
  ['es', ['']],
  ['ies', ['y']],
  ['ed', ['', 'e']],
  ['d', ['']],
  ['ied', ['y']],
  ['ing', ['', 'e']],
  ['ings', ['', 'e']],
  ['ly', ['']],
  ['er', ['', 'e']],
  ['ers', ['', 'e']],
  ['ness', ['']],
  ['ment', ['']],
  ['ments', ['']],
];

const hasOrdinaryStem = (word: string) => hasStem(word, (stem) => ordinaryWords.has(stem));

function hasStem(word: string, isWord: (stem: string) => boolean): boolean {
  return ENDINGS.some(([ending, instead]) => {
    if (!word.endsWith(ending) || word.length - ending.length < 3) return false;
    const stem = word.slice(0, -ending.length);
    const doubled =
      /^(?:ed|ing|ings|er|ers)$/u.test(ending) && stem.at(-1) === stem.at(-2) && isWord(stem.slice(0, -1));
    return doubled || instead.some((letters) => isWord(stem + letters));
  });
}

/**
 * True for names such as "Banks" and "Walker", which are forms of ordinary words, but not for "James" or
 * "Peter".
 */
function isInflectedWord(name: string): boolean {
  if (name.endsWith('s') && ordinaryWords.has(name.slice(0, -1))) return true;
  return !givenNames.has(name) && /(?:er|ing)s?$/u.test(name) && hasOrdinaryStem(name);
}

/**
 * The word must be in lower case without accents, as returned by `plainWord`. The same applies to the
 * functions below.
 */
export function isOrdinaryWord(word: string): boolean {
  if (ordinaryWords.has(word)) return true;
  return isListedName(word) ? isInflectedWord(word) : hasOrdinaryStem(word);
}

/**
 * True for any English word, however rare. If such a word is in lower case, other evidence is needed to treat
 * it as a name.
 */
export function isEnglishWord(word: string): boolean {
  const isWord = (one: string) => ordinaryWords.has(one) || rarerWords.has(one);
  // Some words, such as "showering", have 2 endings.
  return isWord(word) || hasStem(word, (stem) => isWord(stem) || hasStem(stem, isWord));
}

export function isPlaceWord(word: string): boolean {
  // Accepts plurals too, such as "Kurds" and "Albanians".
  return (
    PLACE_WORDS.has(word) || (word.length > 4 && word.endsWith('s') && PLACE_WORDS.has(word.slice(0, -1)))
  );
}

export function isFieldTerm(word: string): boolean {
  return fieldTerms.has(word) || (word.endsWith('s') && fieldTerms.has(word.slice(0, -1)));
}

/** Does not accept plurals, because the name "Rios" is not the plural of "Rio". */
export const isExactFieldTerm = (word: string) => fieldTerms.has(word);

export const isGivenName = (word: string) => givenNames.has(word);
export const isGivenNameOutsideEnglish = (word: string) => givenNames.has(word) || moreGivenNames.has(word);
export const isFamilyName = (word: string) => familyNames.has(word);
export const isListedName = (word: string) => isGivenName(word) || isFamilyName(word);

/** True for a given name before a word that may be a family name, whether it is listed or not. */
export function isFullName(given: string, family: string): boolean {
  if (!isGivenName(given)) return false;
  return isFamilyName(family) || !(isOrdinaryWord(family) || isPlaceWord(family) || isFieldTerm(family));
}

/** True for a listed name that is not also an ordinary word, a place or a term. */
export function isOnlyAName(word: string): boolean {
  return isListedName(word) && !isOrdinaryWord(word) && !isPlaceWord(word) && !isFieldTerm(word);
}

/**
 * No English word in our lists has more letters. Longer words are not checked, because the time taken grows
 * with the square of the length.
 */
const LONGEST_WORD = 24;

/**
 * True if the word is one letter away from an ordinary word, such as "recieved" or "placment". Short words
 * are too similar to each other to check.
 */
export function isLikelyMisspelling(word: string): boolean {
  if (word.length < 5 || word.length > LONGEST_WORD) return false;
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let at = 0; at <= word.length; at += 1) {
    const before = word.slice(0, at);
    const after = word.slice(at);
    if (isOrdinaryWord(before + after.slice(1))) return true;
    if (after.length > 1 && isOrdinaryWord(before + after[1]! + after[0]! + after.slice(2))) return true;
    for (const letter of letters) {
      if (isOrdinaryWord(before + letter + after.slice(1))) return true;
      if (isOrdinaryWord(before + letter + after)) return true;
    }
  }
  return false;
}

/**
 * True for given names that are everyday words in another language, and so often start a sentence: "Beth yw"
 * and "Dan ni" in Welsh, "Anh ấy" in Vietnamese.
 */
export const opensSentencesElsewhere = (word: string) => openingWords.has(word);
