// Says whether a word is ordinary, a place, a term in our field, a given name or a family name.
import { PLACE_WORDS } from './places.js';
import { wordsIn } from './words-in.js';

// The list has one form of each word, so endings are removed before looking it up.
const ordinaryWords = wordsIn('./ordinary-words.txt');
/**
 * Words practitioners seldom write. Some are also names, so a match counts for less than in `ordinaryWords`.
 */
const rarerWords = wordsIn('./english-words.txt');
/**
 * Organisations, panels, operations, judgments, acronyms and makes of car: they look like names of people, but are
 * never taken for one.
 */
const fieldTerms = wordsIn('./field-terms.txt');
/**
 * From the UK, Ireland and the countries that children in these cases come from, without accents, apostrophes or
 * hyphens. No list can be complete: it only adds certainty to what a word's place in the sentence already shows.
 */
export const givenNames = wordsIn('./given-names.txt');
export const familyNames = wordsIn('./family-names.txt');

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

/** "Banks" and "Walker" are forms of ordinary words; "James" and "Peter" are not. */
function isInflectedWord(name: string): boolean {
  if (name.endsWith('s') && ordinaryWords.has(name.slice(0, -1))) return true;
  return !givenNames.has(name) && /(?:er|ing)s?$/u.test(name) && hasOrdinaryStem(name);
}

/** This and the functions below take a word in lower case without accents, as `plainWord` returns it. */
export function isOrdinaryWord(word: string): boolean {
  if (ordinaryWords.has(word)) return true;
  return isListedName(word) ? isInflectedWord(word) : hasOrdinaryStem(word);
}

/** True for any English word, however rare. In lower case, it only counts as a name if something else shows it is. */
export function isEnglishWord(word: string): boolean {
  const isWord = (one: string) => ordinaryWords.has(one) || rarerWords.has(one);
  // "showering" is "show" with 2 endings.
  return isWord(word) || hasStem(word, (stem) => isWord(stem) || hasStem(stem, isWord));
}

export function isPlace(word: string): boolean {
  // Plurals too: "Kurds", "Albanians".
  return (
    PLACE_WORDS.has(word) || (word.length > 4 && word.endsWith('s') && PLACE_WORDS.has(word.slice(0, -1)))
  );
}

export function isFieldTerm(word: string): boolean {
  return fieldTerms.has(word) || (word.endsWith('s') && fieldTerms.has(word.slice(0, -1)));
}

/** Matches the term itself, not its plural: the name "Rios" is not the plural of "Rio". */
export const isExactFieldTerm = (word: string) => fieldTerms.has(word);

export const isGivenName = (word: string) => givenNames.has(word);
export const isFamilyName = (word: string) => familyNames.has(word);
export const isListedName = (word: string) => isGivenName(word) || isFamilyName(word);

/** A listed name with no other meaning: not an ordinary word, place or term. */
export function isOnlyAName(word: string): boolean {
  return isListedName(word) && !isOrdinaryWord(word) && !isPlace(word) && !isFieldTerm(word);
}

/** No English word here is longer. The number of spellings to try grows with the square of the length. */
const LONGEST_WORD = 24;

/** One letter away from an ordinary word: "recieved", "placment". Short words are too close to others. */
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
