// Finds names in another script within a message in Latin letters.
import type { DetailCandidate } from '../matching/candidate.js';
import { NAME_WEIGHT } from './names.js';

/**
 * Returns words in scripts other than Latin, if most of the message is in Latin letters. Such words are
 * nearly always a name pasted from a document. `typed` is the text without pseudonyms, because their Latin
 * letters could outnumber the letters of a message in another script.
 */
export function findOtherScriptNames(text: string, typed: string): DetailCandidate[] {
  const latin = typed.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const found: DetailCandidate[] = [];
  let others = 0;
  for (const match of text.matchAll(
    /(?:(?![\p{Script=Latin}\p{Script=Common}])[\p{L}\p{M}]){2,30}(?: (?:(?![\p{Script=Latin}\p{Script=Common}])[\p{L}\p{M}]){1,30}){0,4}/gu,
  )) {
    others += match[0].length;
    if (match[0].split(' ').length <= 4) {
      found.push({ type: 'name', weight: NAME_WEIGHT, ...wholeWord(text, match.index, match[0].length) });
    }
  }
  return latin > others * 2 ? found : [];
}

const LETTERS_BEFORE = /[\p{L}\p{M}]*$/u;
const LETTERS_AFTER = /^[\p{L}\p{M}]*/u;
/**
 * Longer than any name. Without this limit, a long text without spaces would be scanned again from each
 * letter.
 */
const LONGEST = 40;

/** Adds adjacent letters, so that the span does not end within a word. */
function wholeWord(text: string, start: number, length: number): { start: number; end: number } {
  const end = start + length;
  const before = LETTERS_BEFORE.exec(text.slice(Math.max(0, start - LONGEST), start))![0];
  const after = LETTERS_AFTER.exec(text.slice(end, end + LONGEST))![0];
  return { start: start - before.length, end: end + after.length };
}
