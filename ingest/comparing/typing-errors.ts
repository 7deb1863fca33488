import {
  isEnglishWord,
  isFieldTerm,
  isListedName,
  isOrdinaryWord,
  isPlaceWord,
} from '../../knowledge/redaction/lists/vocabulary.js';

const MIN_LETTERS = 5;

export function isKnownWord(word: string): boolean {
  return isOrdinaryWord(word) || isEnglishWord(word) || isFieldTerm(word);
}

/**
 * Words that never count as errors. Those with these prefixes may be real words that are missing from our
 * word lists ("redact" is not a misspelling of "react"). "Adaption" is not a misspelling of "adoption".
 */
const LEFT_ALONE = /^(?:re|pre|un|dis|mis|in|im|non)|^adaption/;
/** In shorter words than "seperate", a different vowel often makes another word, which is no error. */
const MIN_LETTERS_FOR_VOWEL = 8;

/**
 * True if `before` is not in our word lists, and correcting one mistake inside it gives an ordinary word: 2
 * letters swapped, or a letter too many or missing. Mistakes at the start or end don't count, because
 * “unlawful” and “interviewee” are real words even if our lists lack them.
 */
export function isErrorCorrected(before: string, after: string): boolean {
  if (Math.min(before.length, after.length) < MIN_LETTERS || !/^[a-z]+$/.test(before + after)) return false;
  if (isKnownWord(before) || isListedName(before) || isPlaceWord(before)) return false;
  return (isOrdinaryWord(after) || isFieldTerm(after)) && isOneMistakeInside(before, after);
}

function isOneMistakeInside(before: string, after: string): boolean {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let [end, last] = [before.length, after.length];
  while (end > start && last > start && before[end - 1] === after[last - 1])
    [end, last] = [end - 1, last - 1];
  if (start === 0 || end === before.length || last === after.length) return false;
  const [wrong, right] = [before.slice(start, end), after.slice(start, last)];
  if (wrong.length === 2 && wrong === `${right[1]}${right[0]}`) return true;
  if (LEFT_ALONE.test(before)) return false;
  const isVowel = /^[aeiou]{2}$/.test(wrong + right) && before.length >= MIN_LETTERS_FOR_VOWEL;
  return wrong.length + right.length === 1 || (isVowel && wrong.length === 1);
}
