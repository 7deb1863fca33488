// Splits text into terms for keyword search: stemmed, in lower case, without accents, with section numbers
// kept whole.
import { stemmer } from 'stemmer';
import { wordSet } from './word-set.js';

/** Words that say nothing about the subject. Other code uses question words to decide what a question asks. */
const STOP_WORDS = wordSet(
  'a an and any are as at be been being but by can could did do does doing for from get gets getting go got had has ' +
    'have having he hed her hers hes him his how i if im in into is isnt it its just me my of on or our ours pls please ' +
    'she shes should so some than that thats the their theirs them then there theres these they theyre this those to ' +
    'us was we were weve what whats when where whether which while who whom whos whose why will with would you your ' +
    'yours also am about actually really bit one thing need want know tell ok yes no not up out still ' +
    'dont doesnt didnt cant couldnt wont wouldnt shouldnt arent wasnt werent havent hasnt hadnt ive theyve id',
);

/** "section 45", "s.45" and "s 45" become one term: people write "s45" where the law says "section 45". */
const SECTION = /\b(?:sections?|sec|ss?)\.?\s?(\d{1,3}[a-z]{0,2})\b/gu;

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** Converts to lower case without accents or apostrophes, so that "child's" matches "childs" and "child". */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’'`]s\b/g, '')
    .replace(/[’'`]/g, '');
}

const stems = new Map<string, string>();

/** The Porter stem. Stems are cached, because all guidance uses the same few thousand words. */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = /\d/.test(word) ? word : stemmer(word);
    if (stems.size > 200_000) stems.clear();
    stems.set(word, stem);
  }
  return stem;
}

/** Returns terms in order, without stop words. A section number appears twice: as its digits and as "s45". */
export function termsOf(text: string): string[] {
  const folded = foldText(text).replace(SECTION, (_, number: string) => ` s${number} ${number} `);
  const terms: string[] = [];
  for (const word of folded.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (!STOP_WORDS.has(word)) terms.push(stemOf(word));
  }
  return terms;
}

/** Returns terms to search for. A section only counts as “s45”: its digits would find any such paragraph. */
export function searchTermsOf(text: string): string[] {
  const terms = termsOf(text);
  return terms.filter((term, n) => terms[n - 1] !== `s${term}`);
}
