// Returns the wording in a language, and the names of nations and kinds of guidance.
import { englishGuidanceWords, type GuidanceWords } from './english-guidance-wording.js';
import { welshGuidanceWords } from './welsh-guidance-wording.js';
import type { Language } from '../language.js';
import { JURISDICTIONS, type Authority, type Jurisdiction } from '../source.js';

const WORDS: Readonly<Record<Language, GuidanceWords>> = {
  en: englishGuidanceWords,
  cy: welshGuidanceWords,
};

/** Returns English if the language is not known. */
export function guidanceWords(language: Language | undefined): GuidanceWords {
  return WORDS[language ?? 'en'];
}

export function jurisdictionName(jurisdiction: Jurisdiction): string {
  return guidanceWords('en').nations[jurisdiction];
}

/** "England and Wales", "England, Wales and Scotland", "United Kingdom" for all 4, or "" for none. */
export function jurisdictionNames(jurisdictions: readonly Jurisdiction[], words: GuidanceWords): string {
  if (jurisdictions.length === JURISDICTIONS.length) return words.unitedKingdom;
  return words.list(
    JURISDICTIONS.filter((one) => jurisdictions.includes(one)).map((one) => words.nations[one]),
  );
}

export function authorityName(authority: Authority): string {
  return guidanceWords('en').authorities[authority];
}
