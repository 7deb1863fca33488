// What kind of word a word is: ordinary, a place, a term of the field, a given or a family name.
import { readFileSync } from 'node:fs';
import { FAMILY_NAMES } from './family-names.js';
import { FIELD_TERMS } from './field-terms.js';
import { GIVEN_NAMES } from './given-names.js';
import { PLACE_WORDS } from './places.js';

const wordsIn = (file: string): ReadonlySet<string> =>
  new Set(
    readFileSync(new URL(file, import.meta.url), 'utf8')
      .split(/\s+/u)
      .filter(Boolean),
  );
// One word is stored for its forms; endings are taken off before the look-up.
const ordinaryWords = wordsIn('./ordinary-words.txt');
/** Words that practitioners seldom write. Some are names too, so that they say less than `ordinaryWords`. */
const rarerWords = wordsIn('./english-words.txt');
const givenNames: ReadonlySet<string> = new Set(GIVEN_NAMES);
const familyNames: ReadonlySet<string> = new Set(FAMILY_NAMES);

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

/** "Banks" and "Walker" are forms of ordinary words; "James" and "Peter" are not, whatever their endings. */
function isInflectedWord(name: string): boolean {
  if (name.endsWith('s') && ordinaryWords.has(name.slice(0, -1))) return true;
  return !givenNames.has(name) && /(?:er|ing)s?$/u.test(name) && hasOrdinaryStem(name);
}

/** All of these take a word in lower case without accents, as `plainWord` gives it. */
export function isOrdinaryWord(word: string): boolean {
  if (ordinaryWords.has(word)) return true;
  return isListedName(word) ? isInflectedWord(word) : hasOrdinaryStem(word);
}

/** An everyday word itself, not a form that an ending makes of one. */
export const isExactWord = (word: string): boolean => ordinaryWords.has(word);

/** Any word of English, however rare. In small letters it is no name unless something says so. */
export function isEnglishWord(word: string): boolean {
  const isWord = (one: string) => ordinaryWords.has(one) || rarerWords.has(one);
  // "showering" is two endings from "show".
  return isWord(word) || hasStem(word, (stem) => isWord(stem) || hasStem(stem, isWord));
}

export function isPlace(word: string): boolean {
  // "Kurds", "Albanians".
  return (
    PLACE_WORDS.has(word) || (word.length > 4 && word.endsWith('s') && PLACE_WORDS.has(word.slice(0, -1)))
  );
}

export function isFieldTerm(word: string): boolean {
  return FIELD_TERMS.has(word) || (word.endsWith('s') && FIELD_TERMS.has(word.slice(0, -1)));
}

/** Itself, not the plural of one: "Rios" is nobody's "Rio" twice. */
export function isExactFieldTerm(word: string): boolean {
  return FIELD_TERMS.has(word);
}

export function isGivenName(word: string): boolean {
  return givenNames.has(word);
}

export function isFamilyName(word: string): boolean {
  return familyNames.has(word);
}

export function isListedName(word: string): boolean {
  return givenNames.has(word) || familyNames.has(word);
}

/** A listed name that is nothing else: neither a word, nor a place, nor a term. */
export function isOnlyAName(word: string): boolean {
  return isListedName(word) && !isOrdinaryWord(word) && !isPlace(word) && !isFieldTerm(word);
}

/** No English word that people write here is longer. What is tried on a word grows with the square of its length. */
const LONGEST_WORD = 24;

/** One letter away from an ordinary word: "recieved", "placment". Short words are too near to everything. */
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
