import type { Language } from '../../knowledge/model/language.js';
import { english, type PractitionerWords } from './english/practitioner-words.js';
import { welsh } from './welsh/practitioner-words.js';

const WORDS: Readonly<Record<Language, PractitionerWords>> = { en: english, cy: welsh };

/** Returns English if the language is not known. */
export function wordsIn(language: Language | undefined): PractitionerWords {
  return WORDS[language ?? 'en'];
}
